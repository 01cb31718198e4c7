package io.consentgate.evaluation.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A disk put together from the calls of a program: what lies there if the program dies, and what if
 * the power fails.
 *
 * <p>The program sees all that it did. The disk keeps of a file what was there when the file was
 * last synced, and of a folder which files it had when that folder was last synced; of what came
 * after it has all, nothing or a part: each page of a write for itself, and names in their order,
 * as file systems with a journal keep them. Source: POSIX.1-2024, {@code fsync}; how file systems
 * differ in this is the subject of Pillai et al., "All File Systems Are Not Created Equal", OSDI
 * 2014.
 */
final class RecordedDisk {

  private static final int PAGE_BYTES = 4096;

  /** One file, by whatever name. */
  private static final class Content {

    private byte[] now = {};
    private byte[] kept = {};
    private final List<DiskCall> unsynced = new ArrayList<>();

    void change(DiskCall call) {
      now = changed(now, call, 0, call.data().limit());
      unsynced.add(call);
    }

    void sync() {
      kept = now;
      unsynced.clear();
    }

    /** Returns what is kept, with each page written since or not. */
    byte[] torn(SplittableRandom random) {
      byte[] torn = kept;
      for (DiskCall call : unsynced) {
        int end = call.data().limit();
        int from = 0;
        while (from <= end) {
          long place = call.number() + from;
          int to = (int) Math.min(end, from + PAGE_BYTES - place % PAGE_BYTES);
          if (random.nextBoolean()) {
            torn = changed(torn, call, from, to);
          }
          from = to == end ? end + 1 : to;
        }
      }
      return torn;
    }

    private static byte[] changed(byte[] before, DiskCall call, int from, int to) {
      int place = Math.toIntExact(call.number());
      if (call.kind() == DiskCall.Kind.LENGTH) {
        return Arrays.copyOf(before, place);
      }
      byte[] after = Arrays.copyOf(before, Math.max(before.length, place + to));
      call.data().get(from, after, place + from, to - from);
      return after;
    }
  }

  /** A name that came or went, and the file that it is of; no file for a folder. */
  private record Named(DiskCall call, @Nullable Content file) {}

  private final Path root;
  private final Predicate<Path> forgets;
  private final Map<Path, Content> names = new TreeMap<>();
  private final Set<Path> folders = new TreeSet<>();
  private final Map<Path, Content> keptNames = new TreeMap<>();
  private final Set<Path> keptFolders = new TreeSet<>();
  private final List<Named> unsynced = new ArrayList<>();

  /**
   * Begins with what lies in a folder and was there for long.
   *
   * @param root the folder
   * @param there what lies there
   * @param forgets of which files or folders the disk says that it has them, and has not
   */
  RecordedDisk(Path root, DiskState there, Predicate<Path> forgets) {
    this.root = root;
    this.forgets = forgets;
    there.folders().forEach(each -> folders.add(root.resolve(each)));
    for (Map.Entry<Path, byte[]> each : there.files().entrySet()) {
      Content content = new Content();
      content.now = each.getValue();
      content.sync();
      names.put(root.resolve(each.getKey()), content);
    }
    keptFolders.addAll(folders);
    keptNames.putAll(names);
  }

  /** Goes on by one call. */
  void apply(DiskCall call) {
    switch (call.kind()) {
      case WRITE, LENGTH -> content(call.path()).change(call);
      case SYNC -> sync(call.path());
      default -> {
        Named named = new Named(call, named(call));
        rename(named, names, folders);
        unsynced.add(named);
      }
    }
  }

  /** Returns what lies there if the program dies now. */
  DiskState ifProgramDies() {
    Map<Path, byte[]> files = new HashMap<>();
    names.forEach((name, content) -> files.put(name, content.now));
    return state(folders, files);
  }

  /** Returns what lies there if the power fails now, and the disk has nothing but what it must. */
  DiskState ifPowerFails() {
    Map<Path, byte[]> files = new HashMap<>();
    keptNames.forEach((name, content) -> files.put(name, content.kept));
    return state(keptFolders, files);
  }

  /** Returns what may lie there if the power fails while the disk writes. */
  DiskState ifPowerFailsMeanwhile(SplittableRandom random) {
    Map<Path, Content> someNames = new TreeMap<>(keptNames);
    Set<Path> someFolders = new TreeSet<>(keptFolders);
    int some = random.nextInt(unsynced.size() + 1);
    unsynced.subList(0, some).forEach(named -> rename(named, someNames, someFolders));
    Map<Content, byte[]> torn = new HashMap<>();
    Map<Path, byte[]> files = new HashMap<>();
    someNames.forEach(
        (name, content) ->
            files.put(name, torn.computeIfAbsent(content, each -> each.torn(random))));
    return state(someFolders, files);
  }

  private void sync(Path path) {
    if (forgets.test(path)) {
      return;
    }
    Content file = names.get(path);
    if (file != null) {
      file.sync();
      return;
    }
    keptNames.keySet().removeIf(name -> isIn(path, name));
    names.forEach((name, content) -> keep(path, name, content));
    keptFolders.removeIf(name -> isIn(path, name));
    folders.stream().filter(name -> isIn(path, name)).forEach(keptFolders::add);
    unsynced.removeIf(named -> isIn(path, named.call().path()));
  }

  private void keep(Path folder, Path name, Content content) {
    if (isIn(folder, name)) {
      keptNames.put(name, content);
    }
  }

  private @Nullable Content named(DiskCall call) {
    return switch (call.kind()) {
      case CREATE -> new Content();
      case RENAME, LINK -> content(call.other());
      default -> null;
    };
  }

  private static void rename(Named named, Map<Path, Content> names, Set<Path> folders) {
    DiskCall call = named.call();
    if (call.kind() == DiskCall.Kind.FOLDER) {
      folders.add(call.path());
    } else if (named.file() == null) {
      if (names.remove(call.path()) == null && !folders.remove(call.path())) {
        throw new IllegalStateException("what was taken away was never made: " + call.path());
      }
    } else {
      if (call.kind() == DiskCall.Kind.RENAME) {
        names.remove(call.other());
      }
      names.put(call.path(), named.file());
    }
  }

  private Content content(Path path) {
    Content content = names.get(path);
    if (content == null) {
      throw new IllegalStateException("no such file was made: " + path);
    }
    return content;
  }

  private DiskState state(Set<Path> someFolders, Map<Path, byte[]> files) {
    DiskState state = new DiskState(new TreeSet<>(), new TreeMap<>());
    someFolders.forEach(each -> state.folders().add(root.relativize(each)));
    files.forEach((name, bytes) -> state.files().put(root.relativize(name), bytes));
    return state;
  }

  private static boolean isIn(Path folder, Path name) {
    return folder.equals(name.getParent());
  }
}
