package io.consentgate.gateway.store;

import io.consentgate.gateway.store.disk.DurableFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's data folder: there, ours alone, writable, held by one process, of a version we
 * know.
 */
public final class DataFolder implements AutoCloseable {

  /** The form of the data that this version writes. */
  public static final int VERSION = 7;

  /** Less than this leaves no room for a night's entries. */
  private static final long ROOM_BYTES = 2L << 20;

  private static final String FOLDER_NEXT =
      "Give the gateway a folder it may write to, with --data, and see that the disk is not full.";

  private final FileChannel channel;

  private DataFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes possession of a folder, unless another process holds it.
   *
   * @throws StoreUnavailableException if it cannot be written to
   */
  public static Optional<DataFolder> takeIfFree(Path folder) {
    try {
      FileChannel channel = openLock(folder);
      if (tryLock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DataFolder(channel));
    } catch (IOException e) {
      throw new StoreUnavailableException("The data folder cannot be written to.", FOLDER_NEXT, e);
    }
  }

  /**
   * Takes possession of a folder, which is made if it is not there.
   *
   * @throws StoreUnavailableException if that is not possible
   */
  public static DataFolder take(Path folder) {
    try {
      checkVersion(folder);
      checkRoom(folder);
      makeFolder(folder);
      DataFolder taken = lock(folder);
      try {
        makeFolder(folder.resolve("keyring"));
        return taken;
      } catch (IOException e) {
        taken.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StoreUnavailableException("The data folder cannot be written to.", FOLDER_NEXT, e);
    }
  }

  /**
   * Lets files be read by their owner alone, notes the version, and brings to the disk which files
   * there are.
   */
  public static void settle(Path folder) {
    try {
      Path version = folder.resolve("version");
      String present = VERSION + "\n";
      if (!Files.exists(version) || !Files.readString(version).equals(present)) {
        writeInPlace(version, present);
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
      }
      DurableFolders.sync(folder);
    } catch (IOException e) {
      throw new StoreUnavailableException("The data folder cannot be written to.", FOLDER_NEXT, e);
    }
  }

  /** Whole or not at all: an empty file would keep every later start from it. */
  private static void writeInPlace(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(beside, text);
    try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreUnavailableException("The data folder's lock cannot be let go.", "", e);
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    DurableFolders.make(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    if (!Files.isWritable(folder)) {
      throw new IOException("not writable");
    }
  }

  private static void checkVersion(Path folder) throws IOException {
    Path file = folder.resolve("version");
    if (!Files.exists(file)) {
      return;
    }
    String text = Files.readString(file).strip();
    if (!text.matches("[0-9]{1,9}")) {
      throw new StoreUnavailableException(
          "The file version in the data folder holds no number.",
          "Put the data folder back from a backup, or choose another with --data.");
    }
    if (Integer.parseInt(text) > VERSION) {
      throw new StoreUnavailableException(
          "The data folder was written by a newer version (form " + text + ").",
          "Start that version, or choose another folder with --data.");
    }
  }

  /** Asked before anything is made: a disk that is full leaves half-made files behind. */
  private static void checkRoom(Path folder) throws IOException {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    FileStore disk = Files.getFileStore(there);
    if (disk.getTotalSpace() > 0 && disk.getUsableSpace() < ROOM_BYTES) {
      throw new StoreUnavailableException(
          "The disk of the data folder " + folder + " is full.",
          "Make room on it, or choose another folder with --data; nothing was changed.");
    }
  }

  private static DataFolder lock(Path folder) throws IOException {
    FileChannel channel = openLock(folder);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new StoreUnavailableException(
          "Another gateway is using this data folder.",
          "End it first, or choose another folder with --data.");
    }
    return new DataFolder(channel);
  }

  private static FileChannel openLock(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }
}
