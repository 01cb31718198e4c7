package io.consentgate.gateway.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.testing.Lanes;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Native memory stays flat, however many frames pass. */
final class FrameMemoryTest {

  private static final int WARM_UP = 200;
  private static final int FRAMES = 1000;
  private static final int FRAME_BYTES = 640 * 480 * 3;

  @Test
  void frames_aThousand_leaveResidentMemoryFlat() throws CaptureException, IOException {
    CameraSettings settings = CameraSettings.ofPortal(Samples.PORTAL, Region.WHOLE);
    try (Camera camera = Camera.start(settings, new LargeSource(), CameraTime.system())) {
      pass(camera, WARM_UP);
      long before = residentBytes();

      pass(camera, FRAMES);

      long growth = residentBytes() - before;
      // One leaked frame in fifty would show.
      assertThat(growth).isLessThan(FRAMES / 50L * FRAME_BYTES);
    }
  }

  private static void pass(Camera camera, int count) throws CaptureException {
    Duration patience = Duration.ofSeconds(20);
    for (int i = 0; i < count; i++) {
      camera.next(LiveConsents.one(), Lanes.armed(Samples.PORTAL), patience).close();
      camera.nextCodeFrame(patience).orElseThrow().close();
    }
  }

  private static long residentBytes() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/self/statm")).split(" ", 3);
    return Long.parseLong(fields[1]) * 4096;
  }

  /** Pictures as fast as they are taken. */
  private static final class LargeSource implements CameraSource {

    @Override
    public FrameStream open(LongSupplier nanos) {
      return new FrameStream() {
        @Override
        public void read(Picture into) throws SourceLostException {
          into.shape(640, 480).fill((byte) 9);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public String name() {
      return "large";
    }

    @Override
    public SourceKind kind() {
      return SourceKind.STILL;
    }
  }
}
