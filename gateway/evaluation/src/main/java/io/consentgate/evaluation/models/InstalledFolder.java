package io.consentgate.evaluation.models;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of installed files, held by one command at a time. */
final class InstalledFolder implements AutoCloseable {

  private static final String LOCK = ".lock";

  private final Path folder;
  private final FileChannel lock;

  private InstalledFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made if it is not there.
   *
   * @throws ProgramException if another command holds it, or it cannot be written to
   */
  static InstalledFolder take(Path folder) throws ProgramException {
    try {
      make(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new InstalledFolder(folder, channel);
      }
      channel.close();
      throw new ProgramException(
          "Another command is changing %s. Wait until it has ended.".formatted(folder));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Returns where a file's bytes are gathered before they are verified. */
  Path part(ModelFile file) {
    return folder.resolve(file.file() + ".part");
  }

  /**
   * Makes sure that there is room.
   *
   * @param lacking how many bytes are to come
   * @throws ProgramException if the disk has no room for them
   */
  void requireRoom(long lacking) throws ProgramException {
    try {
      long room = Files.getFileStore(folder).getUsableSpace();
      if (room < lacking) {
        throw new ProgramException(
            "The disk of %s has room for %s, and %s are to come. Make room on it; nothing was changed."
                .formatted(folder, Megabytes.of(room), Megabytes.of(lacking)));
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Makes a part the file it should be, if its digest says so: the whole is read back, is on the
   * disk before its name is, and takes the name in one step.
   *
   * @throws ProgramException if it is another file; it is deleted, and what was there stays
   */
  void accept(ModelFile file) throws ProgramException {
    Path part = part(file);
    try {
      String found = Sha256.of(part);
      if (!found.equals(file.sha256())) {
        Files.delete(part);
        throw new ProgramException(
            "What came is not %s: expected SHA-256 %s, found %s. It was deleted, and nothing was changed. Try once more; if that ends alike, have the right file brought on another way: ./consentgate models import FOLDER"
                .formatted(file.file(), file.sha256(), found));
      }
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      force(part);
      Files.move(part, folder.resolve(file.file()), StandardCopyOption.ATOMIC_MOVE);
      force(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Deletes an installed file and what came of it so far.
   *
   * @return whether it was there
   * @throws ProgramException if it cannot be deleted
   */
  boolean remove(ModelFile file) throws ProgramException {
    try {
      Files.deleteIfExists(part(file));
      boolean wasThere = Files.deleteIfExists(folder.resolve(file.file()));
      force(folder);
      return wasThere;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  @Override
  public void close() throws ProgramException {
    try {
      lock.close();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** The data folder around it is its owner's alone, whoever makes it first. */
  private static void make(Path folder) throws IOException {
    Path data = folder.toAbsolutePath().getParent();
    if (data != null && !Files.isDirectory(data)) {
      Files.createDirectories(data);
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }
    Files.createDirectories(folder);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static ProgramException unwritable(Path folder, IOException e) {
    return new ProgramException(
        "The model folder %s cannot be written to. See that its disk has room and that this account may write there, or name another data folder with --data."
            .formatted(folder),
        e);
  }
}
