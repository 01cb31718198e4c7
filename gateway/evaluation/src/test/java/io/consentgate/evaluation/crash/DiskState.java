package io.consentgate.evaluation.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What lies below a folder.
 *
 * @param folders folders below it, relative to it
 * @param files files below it, relative to it; nobody changes their bytes
 */
record DiskState(SortedSet<Path> folders, SortedMap<Path, byte[]> files) {

  /** Reads what lies below a folder. */
  static DiskState of(Path root) throws IOException {
    DiskState state = new DiskState(new TreeSet<>(), new TreeMap<>());
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : (Iterable<Path>) all.filter(path -> !path.equals(root))::iterator) {
        if (Files.isDirectory(each)) {
          state.folders.add(root.relativize(each));
        } else {
          state.files.put(root.relativize(each), Files.readAllBytes(each));
        }
      }
    }
    return state;
  }

  /** Puts it into an empty folder; a file whose folder is not there is none. */
  void writeTo(Path root) throws IOException {
    for (Path each : folders) {
      if (Files.isDirectory(root.resolve(each).resolveSibling(""))) {
        Files.createDirectory(root.resolve(each));
      }
    }
    for (Map.Entry<Path, byte[]> each : files.entrySet()) {
      Path file = root.resolve(each.getKey());
      if (Files.isDirectory(file.resolveSibling(""))) {
        Files.write(file, each.getValue());
      }
    }
  }

  /** Tells two states apart, but for chance. */
  int digest() {
    int digest = folders.hashCode();
    for (Map.Entry<Path, byte[]> each : files.entrySet()) {
      digest = 31 * (31 * digest + each.getKey().hashCode()) + Arrays.hashCode(each.getValue());
    }
    return digest;
  }

  /** Returns the names of what differs. */
  List<String> differencesFrom(DiskState other) {
    SortedSet<Path> names = new TreeSet<>(files.keySet());
    names.addAll(other.files.keySet());
    List<String> differences = new ArrayList<>();
    for (Path name : names) {
      if (!Arrays.equals(files.get(name), other.files.get(name))) {
        differences.add(name.toString());
      }
    }
    if (!folders.equals(other.folders)) {
      differences.add("folders");
    }
    return differences;
  }
}
