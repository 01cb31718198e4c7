package io.consentgate.gateway.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.camera.Await;
import io.consentgate.gateway.camera.Camera;
import io.consentgate.gateway.camera.CameraSettings;
import io.consentgate.gateway.camera.CameraState;
import io.consentgate.gateway.camera.CameraTime;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.Region;
import io.consentgate.gateway.testing.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network camera that dies, freezes, changes or refuses: against a real server. */
final class RtspCameraTest {

  private static final Duration LOST_WITHIN = Duration.ofSeconds(3);
  private static final Duration BACK_WITHIN = Duration.ofSeconds(5);

  @TempDir private Path folder;

  @AfterEach
  void noThreadIsLeft() {
    Await.until("all threads of the camera end", () -> Await.cameraThreads() == 0);
  }

  /**
   * How long something took to be noticed.
   *
   * @param lost that the camera had gone
   * @param back that it was back
   */
  private record Delays(Duration lost, Duration back) {

    boolean areWithinLimits() {
      return lost.compareTo(LOST_WITHIN) < 0 && back.compareTo(BACK_WITHIN) < 0;
    }
  }

  /** What is done to a server whose camera lives. */
  @FunctionalInterface
  private interface Experiment {
    Delays run(RtspServer server, Camera camera) throws Exception;
  }

  @Test
  @DisplayName("killed for 20 s: lost within 3 s, back within 5 s")
  void state_ofAServerKilledFor20Seconds_isLostAndComesBack() throws Exception {
    assertNoticedInTime(
        (server, camera) -> {
          server.kill();
          Instant killed = now();
          Duration lost = untilLost(camera, killed);
          Thread.sleep(Duration.ofSeconds(20).minus(Duration.between(killed, now())));

          server.start();
          return new Delays(lost, untilAlive(camera, now()));
        });
  }

  @Test
  @DisplayName("frozen without closing: lost within 3 s, back within 5 s")
  void state_ofAServerThatFreezes_isLostAndComesBack() throws Exception {
    assertNoticedInTime(
        (server, camera) -> {
          server.freeze();
          Duration lost = untilLost(camera, now());
          Thread.sleep(Duration.ofSeconds(4));
          assertThat(camera.state()).isInstanceOf(CameraState.Lost.class);

          server.thaw();
          return new Delays(lost, untilAlive(camera, now()));
        });
  }

  @Test
  @DisplayName("another resolution in the running stream: goes on without being lost")
  void frames_ofAStreamThatChangesItsSize_areOfTheNewSize() throws Exception {
    try (RtspServer server = new RtspServer(folder)) {
      server.start();
      try (Camera camera = camera(server, "")) {
        awaitAlive(camera);
        Await.until("the first size is seen", () -> width(camera) == 640);

        server.resize(320, 240);

        Await.until("the new size is seen", () -> width(camera) == 320);
        assertThat(camera.state()).isInstanceOf(CameraState.Alive.class);
      }
    }
  }

  @Test
  @DisplayName("wrong password: lost with the reason, and the password is told nowhere")
  void state_withAWrongPassword_isLostAndTellsNoSecret() throws Exception {
    try (RtspServer server = new RtspServer(folder, "viewer", "right-secret")) {
      server.start();
      try (Camera camera = camera(server, "viewer:wrong-secret@")) {
        Await.until("it is refused", () -> camera.state().toString().contains("refuses"));
        assertThat(camera.state().toString() + camera.sourceName()).doesNotContain("secret");
      }
      try (Camera camera = camera(server, "viewer:right-secret@")) {
        awaitAlive(camera);
      }
    }
  }

  private static int width(Camera camera) {
    Optional<CodeFrame> next = camera.nextCodeFrame(Duration.ofSeconds(1));
    if (next.isEmpty()) {
      return 0;
    }
    try (CodeFrame frame = next.get()) {
      return frame.width();
    }
  }

  private static Camera camera(RtspServer server, String userInfo) {
    return Camera.start(
        CameraSettings.ofPortal(Samples.PORTAL, Region.WHOLE),
        CameraSources.of(server.address(userInfo)),
        CameraTime.system());
  }

  /** On a busy machine it may be late once; what is slow is late each time. */
  private void assertNoticedInTime(Experiment experiment) throws Exception {
    Delays first = delays(experiment);
    Delays seen = first.areWithinLimits() ? first : delays(experiment);

    assertThat(seen.lost()).isLessThan(LOST_WITHIN);
    assertThat(seen.back()).isLessThan(BACK_WITHIN);
  }

  private Delays delays(Experiment experiment) throws Exception {
    try (RtspServer server = new RtspServer(folder)) {
      server.start();
      try (Camera camera = camera(server, "")) {
        awaitAlive(camera);
        return experiment.run(server, camera);
      }
    }
  }

  private static Duration untilLost(Camera camera, Instant begin) {
    awaitLost(camera);
    return Duration.between(begin, camera.state().since());
  }

  private static Duration untilAlive(Camera camera, Instant begin) {
    awaitAlive(camera);
    return Duration.between(begin, camera.state().since());
  }

  private static void awaitAlive(Camera camera) {
    Await.until("the camera lives", () -> camera.state() instanceof CameraState.Alive);
  }

  private static void awaitLost(Camera camera) {
    Await.until("the camera is lost", () -> camera.state() instanceof CameraState.Lost);
  }

  private static Instant now() {
    return InstantSource.system().instant();
  }
}
