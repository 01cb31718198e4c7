package io.consentgate.gateway.store.backup;

import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.disk.DurableFolders;
import io.consentgate.gateway.store.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Where a journal is put together, beside the present one; it goes when it is closed. */
final class RestoreBench implements AutoCloseable {

  /** Three journals at once, and some room to breathe. */
  private static final int COPIES = 3;

  private static final long ROOM_BYTES = 8L << 20;

  private final Path data;
  private final Path folder;
  private final Path present;
  private final BackupFolder backup;

  private RestoreBench(Path data, BackupFolder backup) {
    this.data = data;
    this.backup = backup;
    folder = data.resolve("restore");
    present = data.resolve(Journal.FILE);
  }

  /** Unpacks a backup beside the journal of a data folder. */
  static RestoreBench lay(Path data, BackupFolder backup) throws IOException, BackupException {
    RestoreBench bench = new RestoreBench(data, backup);
    bench.close();
    bench.requireRoom();
    try {
      Files.createDirectories(bench.older());
      Files.createDirectories(bench.result());
      bench.unpack();
      return bench;
    } catch (IOException | BackupException e) {
      bench.close();
      throw e;
    }
  }

  /** Returns the folder with the backup's journal. */
  Path older() {
    return folder.resolve("older");
  }

  /** Returns the folder with the journal that is put together. */
  Path result() {
    return folder.resolve("result");
  }

  /** Sees that the backup's journal can be read, every row of it. */
  void requireReadable() throws BackupException {
    try (Journal _ = Journal.openWhole(older())) {
      return;
    } catch (StoreUnavailableException e) {
      throw new BackupException(
          "The journal in " + backup.folder() + " cannot be read. Name an older backup.", e);
    }
  }

  /**
   * Begins with a copy of the present journal, or with an empty one if that cannot be read.
   *
   * @return whether it can be read
   */
  boolean takePresent() throws IOException {
    Path copy = result().resolve(Journal.FILE);
    if (!Files.isRegularFile(present)) {
      return false;
    }
    Files.copy(present, copy);
    try (Journal _ = Journal.openWhole(result())) {
      return true;
    } catch (StoreUnavailableException _) {
      Files.delete(copy);
      return false;
    }
  }

  /**
   * Replaces the present journal in one step. It is kept aside until the new one has been read
   * where it lies, and put back if that fails.
   */
  void putInPlace() throws IOException {
    Path aside = folder.resolve("replaced.mv.db");
    if (Files.exists(present)) {
      Files.createLink(aside, present);
    }
    Path fresh = result().resolve(Journal.FILE);
    sync(fresh);
    move(fresh);
    try (Journal _ = Journal.openWhole(data)) {
      return;
    } catch (StoreUnavailableException e) {
      if (Files.exists(aside)) {
        move(aside);
      }
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }

  private void move(Path file) throws IOException {
    Files.move(file, present, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    DurableFolders.sync(data);
  }

  private void requireRoom() throws IOException {
    long most = Files.size(backup.journal());
    if (Files.isRegularFile(present)) {
      most = Math.max(most, Files.size(present));
    }
    long needed = COPIES * most + ROOM_BYTES;
    if (Files.getFileStore(data).getUsableSpace() < needed) {
      throw new StoreUnavailableException(
          "The disk of the data folder is too full to restore.",
          "Make room for %d MB on it; nothing was changed.".formatted(needed >> 20));
    }
  }

  private void unpack() throws IOException, BackupException {
    try (InputStream in = Files.newInputStream(backup.journal());
        ZipInputStream zip = new ZipInputStream(in)) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null || !entry.getName().equals(Journal.FILE)) {
        throw new BackupException(backup.folder() + " holds no journal. Name an older backup.");
      }
      Files.copy(zip, older().resolve(Journal.FILE));
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
