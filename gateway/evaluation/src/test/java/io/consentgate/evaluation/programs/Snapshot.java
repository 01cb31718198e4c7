package io.consentgate.evaluation.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a folder holds: each name with its permissions and a digest of what is in it. */
final class Snapshot {

  private Snapshot() {}

  /** Returns it; empty where there is no such folder. */
  static SortedMap<String, String> of(Path folder) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    if (!Files.exists(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> found.put(folder.relativize(file).toString(), describe(file)));
    }
    return found;
  }

  private static String describe(Path file) {
    try {
      String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      return Files.isRegularFile(file)
          ? permissions + " " + digest(Files.readAllBytes(file))
          : permissions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
