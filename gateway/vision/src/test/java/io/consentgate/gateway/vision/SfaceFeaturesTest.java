package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * The code for OpenCV's {@code FaceRecognizerSF}. The network of set {@code opencv-zoo} is not at
 * hand; another of the same input and output shape stands in for it.
 */
final class SfaceFeaturesTest {

  @Test
  void extract_samePersonTwiceAndAnother_areToldApart() throws Exception {
    byte[] standIn = Files.readAllBytes(Shared.models().resolve("mobilefacenet_foamliu.onnx"));
    try (SfaceFeatures sface = new SfaceFeatures(standIn, 128);
        FaceFinder finder = new FaceFinder(Engines.load("reference").models(), new LongAdder());
        FaceFeatures one = features(sface, finder, Shared.lfw("Alejandro_Atchugarry", 1));
        FaceFeatures same = features(sface, finder, Shared.lfw("Alejandro_Atchugarry", 2));
        FaceFeatures other = features(sface, finder, Shared.lfw("Joe_Nichols", 1))) {
      assertThat(one.dimension()).isEqualTo(128);
      assertThat(one.similarity(same)).isGreaterThan(one.similarity(other) + 0.2f);
    }
  }

  private static FaceFeatures features(SfaceFeatures sface, FaceFinder finder, Picture picture) {
    try (Arena arena = Arena.ofConfined();
        Pyramid region = new Pyramid()) {
      region.show(
          new Mat(
              picture.height(), picture.width(), CvType.CV_8UC3, picture.in(arena).asByteBuffer()));
      Landmarks landmarks = finder.find(region).getFirst().landmarks();
      FaceFeatures features = sface.extract(sface.align(region, landmarks));
      sface.forget();
      return features;
    }
  }
}
