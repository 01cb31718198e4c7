package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.programs.FolderTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Ends what was done on a disk after one call or another, and looks at what is left there. */
final class PowerCuts {

  /** How it ends. */
  enum End {
    /** The program dies; what it wrote is there. */
    PROGRAM_DIES,
    /** The power fails; what it synced is there. */
    POWER_FAILS,
    /** The power fails while the disk writes the rest. */
    POWER_FAILS_MEANWHILE
  }

  /**
   * Something that was done.
   *
   * @param before what lay there
   * @param root where
   * @param calls what it changed, in order
   * @param told what people were told meanwhile
   */
  record Story(DiskState before, Path root, List<DiskCall> calls, List<Told> told) {}

  /**
   * Something that people were told.
   *
   * @param after how many calls
   */
  record Told(long after, String line) {}

  /** Looks at what is left. */
  interface Look {

    /**
     * Returns what must not be, one line each.
     *
     * @param left a copy that may be changed
     * @param told what people were told until then
     */
    List<String> faults(Path left, List<String> told) throws Exception;
  }

  private final Path left;
  private final int every;
  private final SplittableRandom random = new SplittableRandom(1);
  private final Map<End, Integer> ended = new EnumMap<>(End.class);
  private final Set<List<Integer>> seen = new HashSet<>();

  /**
   * Prepares.
   *
   * @param left where it is put to be looked at; not there
   * @param every of the ends after a write that is not synced yet, and of those after any call on a
   *     database, each how many-th is looked at
   */
  PowerCuts(Path left, int every) {
    this.left = left;
    this.every = every;
  }

  /**
   * Returns how many ends were gone through; one that leaves what an earlier one left is looked at
   * once.
   */
  Map<End, Integer> ended() {
    return ended;
  }

  /** Returns how many different ends were looked at. */
  int looked() {
    return seen.size();
  }

  /**
   * Goes through a story.
   *
   * @param forgets of which files the disk says that it has them, and has not
   * @param ends how it ends
   * @param look looks at each end
   * @param most after so many faults it is over
   */
  List<String> faults(Story story, Predicate<Path> forgets, Set<End> ends, Look look, int most)
      throws Exception {
    RecordedDisk disk = new RecordedDisk(story.root(), story.before(), forgets);
    List<String> faults = new ArrayList<>();
    for (int n = 0; n <= story.calls().size() && faults.size() < most; n++) {
      if (n > 0) {
        disk.apply(story.calls().get(n - 1));
      }
      long done = n;
      List<String> told =
          story.told().stream().filter(each -> each.after() <= done).map(Told::line).toList();
      for (End end : ends) {
        if (isLookedAt(story, n, end)) {
          DiskState state = state(disk, end);
          ended.merge(end, 1, Integer::sum);
          if (seen.add(List.of(state.digest(), told.size()))) {
            String when = "after call " + n + ", " + end + ": ";
            look(state, told, look).forEach(fault -> faults.add(when + fault));
          }
        }
      }
    }
    return faults;
  }

  /** Whatever people were told, and whatever is no database's, is looked at in any case. */
  private boolean isLookedAt(Story story, int n, End end) {
    List<DiskCall> calls = story.calls();
    if (end == End.POWER_FAILS_MEANWHILE) {
      boolean isSyncNext = n < calls.size() && calls.get(n).kind() == DiskCall.Kind.SYNC;
      return isSyncNext && (n % every == 0 || !isOfDatabase(calls.get(n)));
    }
    return n % every == 0
        || story.told().stream().anyMatch(told -> told.after() == n)
        || isWhole(calls.get(n - 1));
  }

  private static boolean isWhole(DiskCall call) {
    return call.kind() != DiskCall.Kind.WRITE && !isOfDatabase(call);
  }

  private static boolean isOfDatabase(DiskCall call) {
    return call.path().toString().endsWith(".mv.db");
  }

  private DiskState state(RecordedDisk disk, End end) {
    return switch (end) {
      case PROGRAM_DIES -> disk.ifProgramDies();
      case POWER_FAILS -> disk.ifPowerFails();
      case POWER_FAILS_MEANWHILE -> disk.ifPowerFailsMeanwhile(random);
    };
  }

  private List<String> look(DiskState state, List<String> told, Look look) throws Exception {
    Files.createDirectory(left);
    try {
      state.writeTo(left);
      return look.faults(left, told);
    } finally {
      FolderTree.delete(left);
    }
  }
}
