package io.consentgate.gateway.store.backup;

import io.consentgate.gateway.store.DataFolder;
import io.consentgate.gateway.store.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes a backup of a gateway that runs, or of one that does not: its journal, never a key. */
public final class GatewayBackup {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Path data;
  private final InstantSource clock;

  /**
   * Prepares.
   *
   * @param data the gateway's data folder
   * @param clock the time
   */
  public GatewayBackup(Path data, InstantSource clock) {
    this.data = data;
    this.clock = clock;
  }

  /**
   * Makes a backup.
   *
   * @param target a folder that is empty or not there yet
   * @param patience how long to wait for a running gateway
   * @return the backup, whole and on the disk
   * @throws BackupException if there is none to be had
   */
  public BackupFolder make(Path target, Duration patience)
      throws BackupException, InterruptedException {
    if (!Files.isRegularFile(data.resolve(Journal.FILE))) {
      throw new BackupException(
          data + " is no data folder of a gateway. Name it with --data; there is nothing to save.");
    }
    BackupFolder.prepare(target);
    BackupFolder backup = new BackupFolder(target, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    Optional<DataFolder> free = DataFolder.takeIfFree(data);
    if (free.isEmpty()) {
      fromRunning(backup, patience);
    } else {
      try (DataFolder _ = free.get()) {
        pack(backup);
      }
    }
    return backup;
  }

  /** What lies there after an end, or after a power cut, is what the next start would go by. */
  private void pack(BackupFolder backup) throws BackupException {
    try {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(backup.journal()))) {
        zip.putNextEntry(new ZipEntry(Journal.FILE));
        Files.copy(data.resolve(Journal.FILE), zip);
        zip.closeEntry();
      }
      backup.seal(data);
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private void fromRunning(BackupFolder backup, Duration patience)
      throws BackupException, InterruptedException {
    BackupDesk desk = new BackupDesk(data);
    desk.ask();
    for (long left = patience.dividedBy(PAUSE); !desk.isDealtWith(); left--) {
      if (left <= 0) {
        desk.withdraw();
        throw new BackupException(
            "The running gateway made no copy within %d s. See its log, or end it and try again."
                .formatted(patience.toSeconds()));
      }
      Thread.sleep(PAUSE);
    }
    try {
      if (!Files.exists(desk.answer())) {
        throw new BackupException(
            "The running gateway could not make a copy. See its log and whether its disk is full.");
      }
      Files.move(desk.answer(), backup.journal(), StandardCopyOption.REPLACE_EXISTING);
      backup.seal(data);
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static BackupException unwritten(IOException e) {
    return new BackupException(
        "The backup cannot be written: %s. Make room, or name another folder."
            .formatted(e.getClass().getSimpleName()),
        e);
  }
}
