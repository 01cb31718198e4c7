package io.consentgate.evaluation.bench;

import com.sun.management.OperatingSystemMXBean;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.Camera;
import io.consentgate.gateway.camera.CameraSettings;
import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.CameraTime;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.GrayPoints;
import io.consentgate.gateway.camera.Region;
import io.consentgate.gateway.camera.code.CodeWatch;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/** What a portal's lens costs while nobody holds anything up: the loop that looks for codes. */
final class IdleRun {

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * What was seen of a while.
   *
   * @param share processor time of this process over the time that passed: 1 is a whole core
   * @param frames frames looked at
   * @param searches those searched for a code
   * @param seconds how long
   */
  record Idle(double share, long frames, long searches, double seconds) {}

  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final CodeWatch watch = new CodeWatch(System::nanoTime);
  private long frames;

  /**
   * Looks for codes as a portal does.
   *
   * @param source the camera's
   * @param time for how long, once warm
   * @throws IllegalStateException if the source gives no frame for 10 s, or shows a code
   */
  Idle run(CameraSource source, Duration time) throws InterruptedException {
    try (Camera camera =
        Camera.start(
            CameraSettings.ofPortal(BenchDoor.PORTAL, Region.WHOLE), source, CameraTime.system())) {
      look(camera, Duration.ZERO);
      look(camera, WARM_UP);
      long busy = process.getProcessCpuTime();
      long searched = watch.searches();
      long seen = frames;
      long begin = System.nanoTime();
      look(camera, time);
      double passed = System.nanoTime() - begin;
      return new Idle(
          (process.getProcessCpuTime() - busy) / passed,
          frames - seen,
          watch.searches() - searched,
          passed / 1e9);
    }
  }

  /** Looks at one frame at least, so that no time passes before the camera gives any. */
  private void look(Camera camera, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    do {
      Thread.sleep(watch.untilNextSearch());
      long before = frames;
      Optional<CodeFrame> next = camera.nextCodeFrame(PATIENCE, this::isWorthSearching);
      if (frames == before) {
        throw new IllegalStateException("the camera gives no frames");
      }
      if (next.isPresent()) {
        search(next.get());
      }
    } while (System.nanoTime() < end);
  }

  private boolean isWorthSearching(GrayPoints points) {
    frames++;
    return watch.isWorthSearching(points);
  }

  private void search(CodeFrame searched) {
    try (searched) {
      Optional<PresentedCode> code = watch.search(searched);
      if (code.isPresent()) {
        code.get().close();
        throw new IllegalStateException("somebody holds up a code: nothing is idle then");
      }
    }
  }
}
