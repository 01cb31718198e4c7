package io.consentgate.gateway.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.contract.grant.Purpose;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.testing.Lanes;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a camera gives to whom, and what it does when its source does not play along. */
final class CameraTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ScriptedSource source = new ScriptedSource();

  @AfterEach
  void noThreadIsLeft() {
    source.gate.countDown();
    Await.until("all threads of the camera end", () -> Await.cameraThreads() == 0);
  }

  @Test
  @DisplayName("D4, BF-6: a face frame needs a live consent and the armed lane of this portal")
  void next_withTheLaneOfAnotherPortal_givesNothing() {
    try (Camera camera = start(true)) {
      assertThatThrownBy(() -> camera.next(LiveConsents.one(), Lanes.armed(Samples.SIDE), PATIENCE))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(camera.lens()).isEqualTo(new LensState.LookingForCodes());
    }
  }

  @Test
  void next_withAConsentThatEnded_givesNothing() {
    LiveConsent consent = LiveConsents.one();
    CameraTime later =
        new CameraTime(() -> InstantSource.system().instant().plusSeconds(11), System::nanoTime);
    try (Camera camera = Camera.start(settings(true), source, later)) {
      assertThatThrownBy(() -> camera.next(consent, Lanes.armed(Samples.PORTAL), PATIENCE))
          .isInstanceOf(CaptureException.class)
          .extracting(e -> ((CaptureException) e).captureCause())
          .isEqualTo(CaptureException.Cause.ENDED);
    }
  }

  @Test
  @DisplayName("CN-34: pixels are overwritten soon after a frame is given back")
  void next_twice_givesNewerFramesAndZeroesTheOld() throws Exception {
    try (Camera camera = start(true)) {
      FaceFrame first = next(camera);
      MemorySegment pixels = first.pixelsBgr();
      assertThat(pixels.byteSize()).isEqualTo(ScriptedSource.WIDTH * ScriptedSource.HEIGHT * 3);
      assertThat(pixels.get(ValueLayout.JAVA_BYTE, 5)).isGreaterThanOrEqualTo((byte) 100);

      source.gate = new CountDownLatch(1);
      first.close();
      first.close();

      awaitZero(pixels);
      assertThatThrownBy(first::pixelsBgr).isInstanceOf(IllegalStateException.class);
      source.gate.countDown();
      try (FaceFrame second = next(camera)) {
        assertThat(second.sequence()).isGreaterThan(first.sequence());
        assertThat(second.isFromStillSource()).isFalse();
      }
    }
  }

  @Test
  @DisplayName("CN-34: of all frames searched, at most the last one is there still")
  void close_secondFrame_zeroesTheFirstAtOnce() throws CaptureException {
    try (Camera camera = start(true)) {
      FaceFrame first = next(camera);
      FaceFrame second = next(camera);
      source.gate = new CountDownLatch(1);
      MemorySegment pixels = first.pixelsBgr();

      first.close();
      second.close();

      assertThat(pixels.get(ValueLayout.JAVA_BYTE, 5)).isZero();
      source.gate.countDown();
    }
  }

  /** The second that CN-34 allows. */
  private static void awaitZero(MemorySegment pixels) throws InterruptedException {
    for (int i = 0; pixels.get(ValueLayout.JAVA_BYTE, 5) != 0; i++) {
      assertThat(i).as("times 10 ms").isLessThan(100);
      Thread.sleep(10);
    }
  }

  @Test
  void nextCodeFrame_afterAPause_isTheNewestAndNoQueueIsKept() throws InterruptedException {
    try (Camera camera = start(true)) {
      long before = codeFrame(camera);
      while (source.pictures.get() < before + 10) {
        Thread.sleep(1);
      }
      long given = source.pictures.get();

      // The latest one given may still be on its way into the camera.
      assertThat(codeFrame(camera)).isGreaterThanOrEqualTo(given - 1);
    }
  }

  @Test
  @DisplayName("CN-34: a picture that is not worth reading is looked at once, and nothing stays")
  void nextCodeFrame_notWorthReading_isAskedOnceAndOverwritten() {
    List<Integer> asked = new ArrayList<>();
    List<GrayPoints> seen = new ArrayList<>();
    Predicate<GrayPoints> judge =
        points -> {
          asked.add(points.at(0));
          seen.add(points);
          return asked.size() == 3;
        };
    try (Camera camera = start(true)) {
      assertThat(camera.nextCodeFrame(PATIENCE, judge)).isEmpty();
      assertThat(camera.nextCodeFrame(PATIENCE, judge)).isEmpty();
      try (CodeFrame frame = camera.nextCodeFrame(PATIENCE, judge).orElseThrow()) {
        assertThat(frame.luma().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo(asked.get(2).byteValue());
      }

      assertThat(asked).doesNotHaveDuplicates().hasSize(3);
      assertThat(seen).allSatisfy(points -> assertThat(points.at(0)).isZero());
    }
  }

  @Test
  @DisplayName("CN-31: pixels outside the region are black before anything reads them")
  void next_withARegion_showsNothingOutside() throws CaptureException {
    Region left = Region.rectangle(0, 0.5, 0.5, 1);
    CameraSettings settings = new CameraSettings(Samples.PORTAL, left, true);
    try (Camera camera = Camera.start(settings, source, CameraTime.system());
        FaceFrame frame = next(camera)) {
      for (int y = 0; y < ScriptedSource.HEIGHT; y++) {
        for (int x = 0; x < ScriptedSource.WIDTH; x++) {
          long at = ((long) y * ScriptedSource.WIDTH + x) * 3;
          boolean isInside = x < ScriptedSource.WIDTH / 2 && y >= ScriptedSource.HEIGHT / 2;
          assertThat(frame.pixelsBgr().get(ValueLayout.JAVA_BYTE, at) != 0)
              .as("%d, %d", x, y)
              .isEqualTo(isInside);
        }
      }
    }
  }

  @Test
  @DisplayName("BF-6: with a separate code reader the device stays closed until a face is sought")
  void lens_withASeparateCodeReader_isClosedAndTheDeviceNeverOpened() throws Exception {
    try (Camera camera = start(false)) {
      assertThat(camera.nextCodeFrame(Duration.ofMillis(300))).isEmpty();
      assertThat(camera.lens()).isEqualTo(new LensState.Closed());
      assertThat(camera.state()).isInstanceOf(CameraState.Resting.class);
      assertThat(source.opened).hasValue(0);

      try (FaceFrame frame = next(camera)) {
        assertThat(frame.width()).isEqualTo(ScriptedSource.WIDTH);
        assertThat(camera.lens()).isInstanceOf(LensState.LookingForAFace.class);
      }

      Await.until("the lens closes", () -> camera.lens() instanceof LensState.Closed);
      Await.until("the device is closed", () -> source.closed.get() == 1);
    }
  }

  @Test
  @DisplayName("BF-8: the page tells what the lens looks for, why and how long at most")
  void lens_whileAFaceIsSought_tellsReasonAndTime() throws CaptureException {
    try (Camera camera = start(true)) {
      assertThat(camera.lens()).isEqualTo(new LensState.LookingForCodes());

      next(camera).close();

      LensState.LookingForAFace face = (LensState.LookingForAFace) camera.lens();
      assertThat(face.purpose()).isEqualTo(Purpose.ENTRY_VERIFICATION);
      assertThat(face.left()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
      Await.until(
          "the lens looks for codes again",
          () -> camera.lens() instanceof LensState.LookingForCodes);
    }
  }

  @Test
  void state_ofAMissingSource_isLostWithTheReasonAndHeals() {
    source.refusal = "there is no such camera";
    try (Camera camera = start(true)) {
      Await.until("several tries are made", () -> source.opened.get() >= 3);
      CameraState.Lost lost = (CameraState.Lost) camera.state();
      assertThat(lost.reason()).isEqualTo("there is no such camera");

      source.refusal = "";

      Await.until("it heals", () -> camera.state() instanceof CameraState.Alive);
      source.refusal = "somebody pulled the cable";
      Await.until("it is lost again", () -> camera.state() instanceof CameraState.Lost);
      assertThat(camera.nextCodeFrame(Duration.ofMillis(300))).isEmpty();
      assertThatThrownBy(
              () ->
                  camera.next(
                      LiveConsents.one(), Lanes.armed(Samples.PORTAL), Duration.ofMillis(50)))
          .isInstanceOf(CaptureException.class);
    }
  }

  @Test
  void state_ofASourceThatHangs_isLostAndHeals() {
    assertThat(SourceReader.READ_LIMIT).isLessThan(Duration.ofSeconds(3));
    try (Camera camera = start(true)) {
      Await.until("it lives", () -> camera.state() instanceof CameraState.Alive);
      CountDownLatch frozen = new CountDownLatch(1);
      source.gate = frozen;

      Await.until("it is lost", () -> camera.state() instanceof CameraState.Lost);

      Await.until("no third reader is added", () -> source.opened.get() >= 2);
      frozen.countDown();
      source.gate = new CountDownLatch(0);
      Await.until("it heals", () -> camera.state() instanceof CameraState.Alive);
    }
    Await.until("every stream is closed", () -> source.closed.get() == source.opened.get());
  }

  @Test
  void read_ofASourceOnDemand_waitsUntilSomebodyAsks() throws InterruptedException {
    source.kind = SourceKind.STILL;
    try (Camera camera = start(true);
        FaceFrame frame = next(camera)) {
      assertThat(frame.isFromStillSource()).isTrue();
      int before = source.pictures.get();
      Thread.sleep(700);

      assertThat(source.pictures.get() - before).isLessThanOrEqualTo(2);
    } catch (CaptureException e) {
      throw new AssertionError(e);
    }
  }

  private Camera start(boolean readsCodes) {
    return Camera.start(settings(readsCodes), source, CameraTime.system());
  }

  private static CameraSettings settings(boolean readsCodes) {
    return new CameraSettings(Samples.PORTAL, Region.WHOLE, readsCodes);
  }

  private static FaceFrame next(Camera camera) throws CaptureException {
    return camera.next(LiveConsents.one(), Lanes.armed(Samples.PORTAL), PATIENCE);
  }

  private static long codeFrame(Camera camera) {
    try (CodeFrame frame = camera.nextCodeFrame(PATIENCE).orElseThrow()) {
      return frame.sequence();
    }
  }
}
