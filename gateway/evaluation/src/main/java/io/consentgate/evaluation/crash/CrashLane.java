package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.gateway.store.keyring.RootKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One data folder after the other, in each of which processes are started and killed. Each folder's
 * key ring begins under {@code file}, and moves under another root if the folder has one; the
 * process that moves it is killed while it opens.
 */
final class CrashLane {

  /** A lane's folder has seen so many kills when it begins anew, with a first start. */
  private static final int KILLS_A_FOLDER = 25;

  /** A kill falls at most so long after the store begins to open, ... */
  private static final int OPENING_MILLIS = 240;

  /** ... longer where a passphrase is stretched first, or a token's library loaded, ... */
  private static final int SLOW_OPENING_MILLIS = 600;

  /** ... or so long after one of the first acts has begun, however fast the machine is. */
  private static final int ACT_MILLIS = 40;

  private static final int MOST_ACTS = 8;

  /** A ring that does not stay under {@code file} moves before this one of a folder's kills. */
  private static final int MOVES_AT = 8;

  private static final int PATIENCE_SECONDS = 60;
  private static final int MOST_PASSES = 30;
  private static final Instant START = Instant.parse("2030-01-01T08:00:00Z");

  private final JavaLine java;
  private final Path work;
  private final Disorder disorder;
  private final SplittableRandom random;
  private final Iterator<RingRoot> roots;
  private DoorKeys keys = DoorKeys.mint();
  private RingRoot later = RingRoot.FILE;
  private Outside outside = new Outside(START);
  private CrashCheck check = new CrashCheck(outside);
  private int kills;

  /**
   * Prepares a lane.
   *
   * @param java starts {@link CrashProgram}
   * @param work an empty folder of its own
   * @param disorder what is done in the wrong order
   * @param roots one for each folder, without an end
   * @param seed of everything that is drawn, down to when a kill falls
   */
  CrashLane(JavaLine java, Path work, Disorder disorder, Iterator<RingRoot> roots, long seed) {
    this.java = java;
    this.work = work;
    this.disorder = disorder;
    this.roots = roots;
    random = new SplittableRandom(seed);
  }

  /** Starts a process, kills it, and looks. */
  Kill kill() throws IOException, InterruptedException {
    int before = kills % KILLS_A_FOLDER;
    if (before == 0) {
      outside = new Outside(START);
      keys = keys.under(RingRoot.FILE);
      check = new CrashCheck(outside);
      later = roots.next();
    }
    boolean moves = before == MOVES_AT && later.kind() != RootKind.FILE;
    if (moves) {
      keys = keys.under(later);
    }
    Path folder = Files.createDirectories(work.resolve("data-" + kills / KILLS_A_FOLDER));
    kills++;
    return kill(folder, moves);
  }

  private Kill kill(Path folder, boolean moves) throws IOException, InterruptedException {
    outside.begin(check.owesErasures());
    List<String> faults = new ArrayList<>();
    runAndKill(folder, moves || random.nextInt(6) == 0, faults);
    Doing doing = outside.doing();
    faults.addAll(check.faults(folder, keys));
    return new Kill(doing, keys.root().kind(), check.opened(), faults);
  }

  private void runAndKill(Path folder, boolean whileOpening, List<String> faults)
      throws IOException, InterruptedException {
    int acts = whileOpening ? 0 : 1 + random.nextInt(MOST_ACTS);
    long micros = random.nextInt((whileOpening ? openingMillis() : ACT_MILLIS) * 1000);
    Process process = java.start(arguments(folder));
    try (OutputStream orders = process.getOutputStream()) {
      orders.write(Orders.written(keys, outside.passes(MOST_PASSES)).getBytes(UTF_8));
    }
    CountDownLatch reached = new CountDownLatch(1);
    Outside heard = outside;
    Thread listener =
        Thread.ofPlatform().daemon().start(() -> listen(process, heard, acts, reached));
    if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      faults.add("a start that fails: not ready within a minute");
    }
    TimeUnit.MICROSECONDS.sleep(micros);
    if (!process.isAlive()) {
      faults.add("a process that ended by itself");
    }
    // Not through the process itself, which would close its output before the last words.
    process.toHandle().destroyForcibly();
    process.waitFor();
    listener.join();
    String unasked = outside.fault();
    if (unasked != null) {
      faults.add("said: " + unasked);
    }
  }

  private int openingMillis() {
    return switch (keys.root().kind()) {
      case FILE, CREDENTIAL -> OPENING_MILLIS;
      case PASSPHRASE, TOKEN -> SLOW_OPENING_MILLIS;
    };
  }

  private List<String> arguments(Path folder) {
    return List.of(
        folder.toString(),
        Long.toString(random.nextLong()),
        outside.now().toString(),
        disorder.name(),
        Integer.toString(Integer.MAX_VALUE));
  }

  /** Hears all that is said, and tells when the store opens (0 acts) or that many have begun. */
  private static void listen(Process process, Outside outside, int acts, CountDownLatch reached) {
    int begun = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        outside.hear(line);
        begun += outside.isReady() && line.startsWith("begin ") ? 1 : 0;
        if (acts == 0 ? line.equals("opening") : begun == acts) {
          reached.countDown();
        }
      }
    } catch (IOException e) {
      outside.hear("its output cannot be read: " + e.getMessage());
    } finally {
      reached.countDown();
    }
  }
}
