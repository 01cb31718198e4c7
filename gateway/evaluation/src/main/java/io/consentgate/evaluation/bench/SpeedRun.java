package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.bench.Bench.Guest;
import io.consentgate.gateway.access.Passage;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Passages and bare calls by turns, so that whatever else the machine does hits both alike. */
final class SpeedRun {

  /** Rounds in a row for one guest. */
  private static final int TURN = 20;

  private final Bench bench;
  private final BareCalls bare;
  private final FsyncProbe fsync;
  private final List<Mat> frames = new ArrayList<>();
  private long releasedAt;
  private final Map<String, Integer> turnedAway = new TreeMap<>();

  /**
   * Prepares the rounds.
   *
   * @param bench with its guests
   * @param bare the same calls of OpenCV
   * @param fsync on the same disk
   */
  SpeedRun(Bench bench, BareCalls bare, FsyncProbe fsync) {
    this.bench = bench;
    this.bare = bare;
    this.fsync = fsync;
    for (Guest guest : bench.guests()) {
      frames.add(
          new Mat(
              VisitorScene.HEIGHT,
              VisitorScene.WIDTH,
              CvType.CV_8UC3,
              bench.source().pixels(guest.frame()).asByteBuffer()));
    }
  }

  /**
   * Runs rounds; each is one passage, the bare calls on the same frame, and one fsync.
   *
   * @param rounds how many
   */
  Speed run(int rounds) throws IOException, InterruptedException {
    Speed speed = new Speed();
    turnedAway.clear();
    bench.door().renewStatus();
    for (int i = 0; i < rounds; i++) {
      int guest = i / TURN % frames.size();
      if (i % 2 == 0) {
        passage(guest, speed);
        bench.settle();
        bare(guest, speed);
      } else {
        bare(guest, speed);
        passage(guest, speed);
        bench.settle();
      }
      speed.fsync.add(fsync.measure());
    }
    return speed;
  }

  /** Returns how many of the latest rounds' passages ended without an open portal, by decision. */
  Map<String, Integer> turnedAway() {
    return turnedAway;
  }

  private void passage(int number, Speed speed) {
    Guest guest = bench.guests().get(number);
    bench.source().show(guest.frame());
    try (PresentedCode code = new PresentedCode.PassText(guest.pass().copy())) {
      long waited = bench.camera().waitNanos();
      long decoded = System.nanoTime();
      Passage passage = bench.door().pass(code, _ -> released());
      if (!passage.isOpen()) {
        turnedAway.merge(passage.decision().toString(), 1, Integer::sum);
        return;
      }
      long wait = bench.camera().waitNanos() - waited;
      speed.frame.add(wait);
      long asked = bench.capture().latestBegin();
      long captured = bench.capture().latestNanos();
      speed.before.add(asked - decoded);
      speed.capture.add(captured - wait);
      speed.after.add(releasedAt - asked - captured);
      speed.passage.add(releasedAt - decoded - wait);
    }
  }

  private Portal.Outcome released() {
    releasedAt = System.nanoTime();
    return Portal.Outcome.OPENED;
  }

  private void bare(int number, Speed speed) {
    long before = System.nanoTime();
    bare.run(frames.get(number));
    speed.bare.add(System.nanoTime() - before);
  }
}
