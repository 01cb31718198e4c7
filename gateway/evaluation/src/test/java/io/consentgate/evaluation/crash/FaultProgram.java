package io.consentgate.evaluation.crash;

import io.consentgate.evaluation.crash.FailingDisk.Call;
import io.consentgate.evaluation.crash.FailingDisk.Errno;
import io.consentgate.evaluation.crash.FailingDisk.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process on a failing disk. For every call of each kind it passes a day on which that call
 * fails, and looks afterwards, on a disk that is well, at what lies there.
 */
public final class FaultProgram {

  private static final Instant START = Instant.parse("2030-01-01T08:00:00Z");

  private static final int QUIET_DAYS = 3;

  private final FailingDisk disk;
  private final Path work;
  private final DoorKeys keys = DoorKeys.mint();
  private final Map<Call, Tally> counts = new EnumMap<>(Call.class);
  private int number;

  /**
   * What a day begins with.
   *
   * @param name for those who read what was found
   * @param folder the data folder, left as it is
   * @param keys what the door has besides
   * @param told what people were told before
   */
  private record Eve(String name, Path folder, DoorKeys keys, List<String> told) {}

  /** Counts for one kind of call. */
  private static final class Tally {

    private long calls;
    private long days;
    private long reached;
    private long faults;
    private long refused;

    void add(long faultsOfADay, int refusedOnADay) {
      days++;
      reached += faultsOfADay > 0 ? 1 : 0;
      faults += faultsOfADay;
      refused += refusedOnADay;
    }

    @Override
    public String toString() {
      return "calls %d days %d reached %d faults %d refused %d"
          .formatted(calls, days, reached, faults, refused);
    }
  }

  private FaultProgram(FailingDisk disk, Path work) {
    this.disk = disk;
    this.work = work;
  }

  /**
   * Runs.
   *
   * @param arguments the library, an empty folder, and of how many faults one is made
   */
  public static void main(String[] arguments) throws IOException {
    FaultProgram program =
        new FaultProgram(new FailingDisk(Path.of(arguments[0])), Path.of(arguments[1]));
    program.run(Integer.parseInt(arguments[2]));
  }

  private void run(int every) throws IOException {
    Path enrolled = Files.createDirectory(work.resolve("enrolled"));
    List<String> before = new ArrayList<>();
    new Day(enrolled, keys, START, List.of(), before::add, Disorder.NONE).prepare();
    Path empty = Files.createDirectory(work.resolve("empty"));
    everyFault(new Eve("enrolled", enrolled, keys, before), every);
    RingRoot credential = RingRoot.credential(Files.createDirectory(work.resolve("credentials")));
    everyFault(new Eve("empty", empty, keys.under(credential), List.of()), every);
    counts.forEach((call, tally) -> System.out.println(call + " " + tally));
    System.out.println("end");
    // Threads of databases that could not be closed are not waited for.
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private void everyFault(Eve eve, int every) throws IOException {
    for (var quiet : quietDays(eve).entrySet()) {
      Call call = quiet.getKey();
      tally(call).calls += quiet.getValue();
      for (long at = 1; at <= quiet.getValue(); at += step(call, every)) {
        Errno error = at % 2 == 0 ? Errno.EIO : Errno.ENOSPC;
        day(eve, new Fault(call, at, error, false));
        day(eve, new Fault(call, at, error, true));
      }
    }
  }

  /** Returns how many calls of each kind a day has at least; databases tidy up when they can. */
  private Map<Call, Long> quietDays(Eve eve) throws IOException {
    Map<Call, Long> least = new EnumMap<>(Call.class);
    for (int i = 0; i < QUIET_DAYS; i++) {
      day(eve, new Fault(Call.WRITE, 0, Errno.EIO, false));
      for (Call call : Call.values()) {
        least.merge(call, disk.calls(call), Math::min);
      }
    }
    return least;
  }

  /** There are few renames: each of them fails. */
  private static int step(Call call, int every) {
    return call == Call.RENAME ? 1 : every;
  }

  private void day(Eve eve, Fault fault) throws IOException {
    Path folder = work.resolve("day-" + number++);
    copy(eve.folder(), folder);
    Day day =
        new Day(folder, eve.keys(), START.plusSeconds(60), eve.told(), _ -> {}, Disorder.NONE);
    Optional<CrashDoor> open = Optional.empty();
    disk.begin(folder, fault);
    try {
      open = day.pass();
    } catch (RuntimeException e) {
      found(eve.name(), fault, "neither an answer nor a refusal: " + e);
      e.printStackTrace(System.out);
    }
    disk.end();
    if (fault.at() > 0) {
      tally(fault.call()).add(disk.faults(), day.refused());
    }
    Path left = work.resolve("left");
    copy(folder, left);
    for (String found : new CrashCheck(day.outside()).faults(left, eve.keys())) {
      found(eve.name(), fault, found);
    }
    open.ifPresent(FaultProgram::close);
    delete(left);
    delete(folder);
  }

  private Tally tally(Call call) {
    return counts.computeIfAbsent(call, _ -> new Tally());
  }

  private static void found(String name, Fault fault, String what) {
    System.out.println("found " + name + " " + fault + ": " + what);
  }

  private static void close(CrashDoor door) {
    try {
      door.close();
    } catch (RuntimeException _) {
      // Its folder is not looked at any more.
      return;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
