package io.consentgate.evaluation.programs;

import io.consentgate.gateway.store.disk.DurableFolders;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder that holds all that the two programs keep, readable by its owner only.
 *
 * @param root the folder itself
 */
public record DataFolder(Path root) {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /**
   * Opens a data folder, made if it is not there yet.
   *
   * @throws ProgramException if it cannot be made, is no folder, or cannot be written to
   */
  public static DataFolder open(Path root) throws ProgramException {
    DataFolder folder = new DataFolder(root.toAbsolutePath().normalize());
    folder.make(folder.root());
    folder.make(folder.authority());
    folder.make(folder.gateway());
    folder.make(folder.logs());
    return folder;
  }

  /**
   * Finds a data folder that is in use.
   *
   * @throws ProgramException if there is none
   */
  public static DataFolder existing(Path root) throws ProgramException {
    DataFolder folder = new DataFolder(root.toAbsolutePath().normalize());
    if (!Files.isDirectory(folder.authority())) {
      throw new ProgramException(
          "%s is no data folder of running programs. Name it with --data."
              .formatted(folder.root()));
    }
    return folder;
  }

  /** Returns what belongs to the authority. */
  public Path authority() {
    return root.resolve("authority");
  }

  /** Returns what belongs to the gateway. */
  public Path gateway() {
    return root.resolve("gateway");
  }

  /** Returns where both programs' output is kept. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Returns where installed model files lie; it is made by the first installation. */
  public Path models() {
    return root.resolve("models");
  }

  private void make(Path path) throws ProgramException {
    try {
      if (!Files.isDirectory(path)) {
        DurableFolders.make(path);
        restrict(path);
      }
      Path probe = Files.createTempFile(path, ".writable", "");
      Files.delete(probe);
    } catch (IOException e) {
      throw new ProgramException(
          "The data folder %s cannot be written to. Give this account write access to it, or name another one with --data."
              .formatted(path),
          e);
    }
  }

  private static void restrict(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    if (store.supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, OWNER_ONLY);
    }
  }
}
