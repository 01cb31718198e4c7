package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Root slots: one file {@code root.N} of 32 random bytes each. One is in use, the others go. */
final class RootSlots {

  /** Length of a slot in bytes. */
  static final int SIZE_BYTES = 32;

  private static final Pattern NAME = Pattern.compile("root\\.([1-9][0-9]{0,17})");

  private final Path folder;
  private final SecureRandom random;

  RootSlots(Path folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /** Returns the numbers of all slots that have a file, ascending. */
  SortedSet<Long> numbers() throws IOException {
    SortedSet<Long> numbers = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "root.*")) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          numbers.add(Long.parseLong(name.group(1)));
        }
      }
    }
    return numbers;
  }

  /** Makes a slot, durably, and returns it; the caller closes it. */
  SecretBytes create(long number) throws IOException {
    byte[] bytes = new byte[SIZE_BYTES];
    random.nextBytes(bytes);
    try {
      DurableFiles.moveInPlace(DurableFiles.writeTemporary(path(number), bytes), path(number));
      return SecretBytes.take(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Reads a slot, which the caller closes; nothing if there is none or it is not whole. */
  Optional<SecretBytes> read(long number) throws IOException {
    if (!Files.isRegularFile(path(number)) || Files.size(path(number)) != SIZE_BYTES) {
      return Optional.empty();
    }
    SecretBytes slot = SecretBytes.take(Files.readAllBytes(path(number)));
    if (slot.sizeBytes() != SIZE_BYTES) {
      slot.close();
      return Optional.empty();
    }
    return Optional.of(slot);
  }

  Path path(long number) {
    return folder.resolve("root." + number);
  }
}
