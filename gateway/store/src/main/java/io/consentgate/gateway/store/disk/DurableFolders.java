package io.consentgate.gateway.store.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Folders whose files are still there, by their names, after a power cut. Bringing a file to the
 * disk does not bring its name there; source: POSIX.1-2024, {@code fsync}.
 */
public final class DurableFolders {

  private DurableFolders() {}

  /** Brings a folder to the disk: which files it has, by which names. */
  public static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Makes a folder and those above it, unless they are there, and brings to the disk that they are.
   * That of the folder itself is brought there in any case: whoever made it may not have done so. A
   * folder above that may not be read is left to the disk.
   */
  public static void make(Path folder) throws IOException {
    Deque<Path> concerned = new ArrayDeque<>();
    Path each = folder.toAbsolutePath();
    do {
      concerned.push(each);
      each = each.resolveSibling("");
    } while (!Files.isDirectory(each));
    Files.createDirectories(folder);
    for (Path made : concerned) {
      syncIfReadable(made.resolveSibling(""));
    }
  }

  private static void syncIfReadable(Path folder) throws IOException {
    try {
      sync(folder);
    } catch (AccessDeniedException _) {
      return;
    }
  }
}
