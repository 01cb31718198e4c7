package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.store.disk.DurableFolders;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
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
import java.util.Arrays;
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
    Files.deleteIfExists(temporary);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel file = FileChannel.open(temporary, options, OWNER_ONLY)) {
      ZeroedTransfer.write(file, bytes, bytes.length, 0);
      file.force(true);
    }
    return temporary;
  }

  /**
   * Writes a file that holds nothing in use, zeros behind, and brings it to the disk; one that is
   * not there is made, and its folder not brought to the disk.
   *
   * @param bytes what to write
   * @param needed how many of them a file has to have room for; it becomes as long as all of them
   *     where it has not
   * @return whether the file was made
   */
  static boolean put(Path path, byte[] bytes, int needed) throws IOException {
    boolean isThere = Files.exists(path);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (FileChannel file = FileChannel.open(path, options, OWNER_ONLY)) {
      int size = Math.toIntExact(file.size());
      int length = size < needed ? bytes.length : size;
      int kept = Math.min(length, bytes.length);
      ZeroedTransfer.write(file, bytes, kept, 0);
      ZeroedTransfer.writeZeros(file, kept, length);
      file.force(size < needed);
    }
    return !isThere;
  }

  /** Makes a file of zeros, or makes one longer by zeros, and brings it to the disk. */
  static void reserve(Path path, int length) throws IOException {
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (FileChannel file = FileChannel.open(path, options, OWNER_ONLY)) {
      int size = Math.toIntExact(file.size());
      if (size < length) {
        ZeroedTransfer.writeZeros(file, size, length);
        file.force(true);
      }
    }
  }

  /**
   * Brings a file to the disk by writing it once more as it is: after an fsync that failed the
   * system may take the disk to have what it has not.
   */
  static void rewrite(Path path) throws IOException {
    byte[] bytes = ZeroedTransfer.read(path);
    try {
      writeInto(path, 0, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Writes into the room that a file has, and brings that to the disk. */
  static void writeInto(Path path, long position, byte[] bytes) throws IOException {
    try (FileChannel file = FileChannel.open(path, EnumSet.of(StandardOpenOption.WRITE))) {
      ZeroedTransfer.write(file, bytes, bytes.length, position);
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
      DurableFolders.sync(folder);
    }
  }

  /** Overwrites a file with zeros, on the disk. */
  static void overwrite(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, EnumSet.of(StandardOpenOption.WRITE))) {
      ZeroedTransfer.writeZeros(file, 0, file.size());
      // As above.
      file.force(false);
    }
  }

  /** Returns the names of a folder's files. */
  static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String path = file.toString();
        names.add(path.substring(path.lastIndexOf(File.separatorChar) + 1));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }
}
