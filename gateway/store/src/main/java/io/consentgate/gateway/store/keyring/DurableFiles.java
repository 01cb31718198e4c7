package io.consentgate.gateway.store.keyring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
    write(temporary, bytes);
    return temporary;
  }

  /**
   * Writes a new file and brings it to the disk, but not the folder; replaces a left-over that
   * nothing refers to.
   */
  static void write(Path path, byte[] bytes) throws IOException {
    Files.deleteIfExists(path);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel file = FileChannel.open(path, options, OWNER_ONLY)) {
      writeAll(file, bytes, 0);
      file.force(true);
    }
  }

  /** Writes into the room that a file has, and brings that to the disk. */
  static void writeInto(Path path, long position, byte[] bytes) throws IOException {
    try (FileChannel file = FileChannel.open(path, EnumSet.of(StandardOpenOption.WRITE))) {
      writeAll(file, bytes, position);
      // The file is as long as before: there is nothing else to bring to the disk.
      file.force(false);
    }
  }

  /** Puts a finished temporary file in its place and brings the folder to the disk. */
  static void moveInPlace(Path temporary, Path destination) throws IOException {
    Files.move(
        temporary,
        destination,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Path folder = destination.toAbsolutePath().getParent();
    if (folder != null) {
      syncFolder(folder);
    }
  }

  /** Overwrites a file with zeros, on the disk. */
  static void overwrite(Path path) throws IOException {
    writeInto(path, 0, new byte[Math.toIntExact(Files.size(path))]);
  }

  /** Brings a folder to the disk: which files it has, by which names. */
  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Returns the files of a folder whose names begin so. */
  static List<Path> named(Path folder, String beginning) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (file.getFileName().toString().startsWith(beginning)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static void writeAll(FileChannel file, byte[] bytes, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer, position + buffer.position());
    }
  }
}
