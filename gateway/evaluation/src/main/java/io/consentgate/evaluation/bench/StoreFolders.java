package io.consentgate.evaluation.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of stores that are measured. */
final class StoreFolders {

  /** A file system in memory, where an fsync costs nothing. */
  private static final Path MEMORY = Path.of("/dev/shm");

  /** More than a reference takes in any state of the store. */
  private static final long REFERENCE_BYTES = 8192;

  private static final long SPARE_BYTES = 256L << 20;

  private StoreFolders() {}

  /**
   * Makes a folder to fill a store in: in memory where there is room, else on the disk.
   *
   * @param references how many
   * @param disk the folder to be measured in
   */
  static Path forFilling(int references, Path disk) throws IOException {
    boolean isQuick =
        Files.isWritable(MEMORY)
            && Files.getFileStore(MEMORY).getUsableSpace()
                > SPARE_BYTES + references * REFERENCE_BYTES;
    return Files.createTempDirectory(isQuick ? MEMORY : disk, "bench-store");
  }

  /** Tells whether a folder lies in memory. */
  static boolean isInMemory(Path folder) {
    return folder.startsWith(MEMORY);
  }

  /** Copies all files of a folder into one that is not there yet, on the disk, and deletes them. */
  static void move(Path from, Path to) throws IOException {
    for (Path each : inside(from)) {
      Path copy = to.resolve(from.relativize(each).toString());
      if (Files.isDirectory(each)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(each, copy);
        try (FileChannel file = FileChannel.open(copy, StandardOpenOption.WRITE)) {
          file.force(true);
        }
      }
    }
    delete(from);
  }

  /** Returns how many bytes the files of a folder have. */
  static long room(Path folder) throws IOException {
    long bytes = 0;
    for (Path each : inside(folder)) {
      bytes += Files.isRegularFile(each) ? Files.size(each) : 0;
    }
    return bytes;
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path each : inside(folder).reversed()) {
        Files.delete(each);
      }
    }
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.naturalOrder()).toList();
    }
  }
}
