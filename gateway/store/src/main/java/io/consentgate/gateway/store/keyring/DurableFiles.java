package io.consentgate.gateway.store.keyring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that are there, whole, after a power cut, and readable by their owner alone. */
final class DurableFiles {

  /** Ending of files that are not finished. */
  static final String TEMPORARY = ".tmp";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private DurableFiles() {}

  /** Writes a new file beside its destination and brings it to the disk; replaces a left-over. */
  static Path writeTemporary(Path destination, byte[] bytes) throws IOException {
    Path temporary = destination.resolveSibling(destination.getFileName() + TEMPORARY);
    Files.deleteIfExists(temporary);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel file = FileChannel.open(temporary, options, OWNER_ONLY)) {
      writeAll(file, bytes);
      file.force(true);
    }
    return temporary;
  }

  /** Puts a finished temporary file in its place and brings the folder to the disk. */
  static void moveInPlace(Path temporary, Path destination) throws IOException {
    Files.move(
        temporary,
        destination,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    syncFolder(destination);
  }

  /** Overwrites a file with zeros, on the disk. */
  static void overwrite(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, EnumSet.of(StandardOpenOption.WRITE))) {
      writeAll(file, new byte[Math.toIntExact(file.size())]);
      file.force(true);
    }
  }

  /** Deletes a file and brings the folder to the disk. */
  static void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
    syncFolder(path);
  }

  private static void writeAll(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  private static void syncFolder(Path inside) throws IOException {
    Path folder = inside.toAbsolutePath().getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
