package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.Role;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** CN-34: what was seen is overwritten, not only let go. */
final class ForgettingTest {

  @Test
  void forget_scratch_isZeroAndKeepsItsMemory() {
    OpenCv.load(1);
    try (Scratch scratch = new Scratch()) {
      Mat mat = scratch.shaped(4, 4, CvType.CV_8UC1);
      mat.setTo(new Scalar(7));
      long address = mat.dataAddr();

      scratch.forget();

      assertThat(Core.countNonZero(mat)).isZero();
      assertThat(scratch.shaped(4, 4, CvType.CV_8UC1).dataAddr()).isEqualTo(address);
    }
  }

  @Test
  void begin_afterACapture_overwritesOnceTheDoorHadItsTime() throws InterruptedException {
    AtomicLong overwrittenAt = new AtomicLong();
    Forgetting forgetting = new Forgetting(() -> overwrittenAt.set(System.nanoTime()));
    long begun = System.nanoTime();

    forgetting.begin();
    forgetting.await();

    assertThat(overwrittenAt.get() - begun).isGreaterThanOrEqualTo(Forgetting.DELAY.toNanos());
  }

  @Test
  void forget_aCutterAndItsPyramid_leavesCropAndHalvesBlack() {
    OpenCv.load(1);
    Mat white = new Mat(600, 600, CvType.CV_8UC3, Scalar.all(255));
    try (Pyramid pyramid = new Pyramid().show(white);
        Cutter cutter = new Cutter(64, 64)) {
      Mat crop = cutter.cut(pyramid, Transform.ofSquare(300, 300, 500, 64));
      assertThat(Core.mean(crop).val[0]).isEqualTo(255);
      Mat half = pyramid.halved(2);
      assertThat(Core.mean(half).val[0]).isEqualTo(255);

      cutter.forget();
      pyramid.forget();

      assertThat(Core.mean(crop).val[0]).isZero();
      assertThat(Core.mean(half).val[0]).isZero();
    }
  }

  @Test
  void run_afterForgetting_givesWhatItGaveBefore() throws Exception {
    LoadedModels models = Engines.load("bundled").models();
    float[] before = new float[256];
    float[] after = new float[256];
    Mat grey = new Mat(112, 112, CvType.CV_8UC3, Scalar.all(90));
    try (Network network = new Network(models.bytes(Role.FEATURES), "features", 112, 256)) {
      network.run(grey, before);
      network.forget();
      network.run(grey, after);
    }

    assertThat(after).isEqualTo(before);
  }
}
