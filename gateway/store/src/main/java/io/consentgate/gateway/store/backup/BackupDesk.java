package io.consentgate.gateway.store.backup;

import io.consentgate.gateway.store.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a running gateway is asked for a copy of its journal: a folder inside its data folder.
 *
 * <p>Whoever may write there owns the data already, so nothing else needs to be proved, and no
 * route of the gateway leads here. A file {@code request} asks; it goes once the answer {@code
 * journal.zip} lies there, or once there can be none.
 */
public final class BackupDesk {

  private final Path request;
  private final Path unfinished;
  private final Path answer;

  /**
   * Names the desk of a gateway.
   *
   * @param dataFolder the gateway's data folder
   */
  public BackupDesk(Path dataFolder) {
    Path desk = dataFolder.resolve("backup");
    request = desk.resolve("request");
    unfinished = desk.resolve("unfinished.zip");
    answer = desk.resolve("journal.zip");
  }

  /**
   * Gives a copy to whoever asked; one round of the running gateway.
   *
   * @throws io.consentgate.gateway.store.StoreUnavailableException if it cannot be written
   */
  public void serve(Journal journal) {
    if (!Files.exists(request)) {
      return;
    }
    try {
      Files.deleteIfExists(unfinished);
      journal.backUp(unfinished);
      Files.move(unfinished, answer, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      withdraw();
    }
  }

  /** Takes away copies that nobody fetched: whoever asked was killed. For the start. */
  public void clear() {
    try {
      Files.deleteIfExists(unfinished);
      Files.deleteIfExists(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks.
   *
   * @throws BackupException if somebody asked already and waits
   */
  void ask() throws BackupException {
    try {
      Files.createDirectories(request.getParent());
      Files.deleteIfExists(answer);
      Files.createFile(request);
    } catch (FileAlreadyExistsException e) {
      throw new BackupException(
          "Another backup of this gateway is being made. Wait for it, then try again.", e);
    } catch (IOException e) {
      throw new BackupException(
          "The data folder cannot be written to. Run this as the user that the gateway runs as.",
          e);
    }
  }

  /** Tells whether the gateway has dealt with the request. */
  boolean isDealtWith() {
    return !Files.exists(request);
  }

  /** Returns where the copy lies, if the gateway could make one. */
  Path answer() {
    return answer;
  }

  /** Takes the request back. */
  void withdraw() {
    try {
      Files.deleteIfExists(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
