package io.consentgate.signature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Reads and writes small key files with the permissions that keys need. */
final class KeyFiles {
  static final int MAX_BYTES = 4_096;
  static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");
  static final Set<PosixFilePermission> PUBLIC = PosixFilePermissions.fromString("rw-r--r--");

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private KeyFiles() {}

  /** Creates a folder that only its owner enters, unless it is there. */
  static void makeFolder(Path folder) throws KeyFileException {
    try {
      if (!Files.isDirectory(folder)) {
        Path above = above(folder);
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        for (Path at = folder.toAbsolutePath(); !at.equals(above); at = at.resolveSibling("")) {
          syncIfReadable(at.resolveSibling(""));
        }
      }
    } catch (IOException e) {
      throw new KeyFileException(
          "cannot make the folder " + folder + "; choose another with --data", e);
    }
  }

  /** Replaces a file in one step, on the disk: a power cut leaves the old one or the new one. */
  static void write(Path file, byte[] content, Set<PosixFilePermission> permissions)
      throws KeyFileException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(permissions))) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.setPosixFilePermissions(fresh, permissions);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      syncIfReadable(file.resolveSibling("."));
    } catch (IOException e) {
      throw new KeyFileException(
          "cannot write " + file + "; check that its folder is yours and the disk is not full", e);
    }
  }

  /** Returns the closest folder above a path that is there. */
  private static Path above(Path path) {
    Path at = path.toAbsolutePath().resolveSibling("");
    while (!Files.isDirectory(at)) {
      at = at.resolveSibling("");
    }
    return at;
  }

  /**
   * Brings to the disk which files a folder has, by which names; one that may not be read is left
   * to the disk.
   */
  private static void syncIfReadable(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException _) {
      return;
    }
  }

  /**
   * Reads a file whose permissions are no wider than allowed.
   *
   * @return its bytes, which the caller clears if they are secret
   */
  static byte[] read(Path file, Set<PosixFilePermission> widest) throws KeyFileException {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new KeyFileException(file + " is not a plain file; move it away and start again");
      }
      Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
      if (!widest.containsAll(found)) {
        throw new KeyFileException(
            file
                + " has permissions "
                + PosixFilePermissions.toString(found)
                + "; allow no more than "
                + PosixFilePermissions.toString(widest)
                + " with chmod, and change the key if somebody else could read it");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new KeyFileException(file + " is too big for a key; move it away and start again");
      }
      return Files.readAllBytes(file);
    } catch (AccessDeniedException e) {
      throw new KeyFileException(file + " cannot be read; check whose file it is", e);
    } catch (IOException e) {
      throw new KeyFileException(file + " cannot be read; check the disk", e);
    }
  }
}
