package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.Landmarks;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/** Frames of nobody: grey pictures, a face of 60 pixels in the middle, features by chance. */
final class Frames {

  static final int SIDE = 480;

  /** Distance of the eyes and from eyes to mouth, in pixels. */
  static final int FACE = 60;

  private Frames() {}

  /** Returns a grey picture. */
  static Mat grey(double level) {
    Loader.load(opencv_java.class);
    return new Mat(SIDE, SIDE, CvType.CV_8UC3, Scalar.all(level));
  }

  /** Returns a face of a size around a place. */
  static Landmarks face(double x, double y, double size) {
    return new Landmarks(
        new double[] {
          x - size / 2,
          y - size / 2,
          x + size / 2,
          y - size / 2,
          x,
          y,
          x - size / 2,
          y + size / 2,
          x + size / 2,
          y + size / 2
        });
  }

  /** Returns a frame with the usual face. */
  static PadFrame frame(Mat bgr) {
    return new PadFrame(bgr, face(SIDE / 2.0, SIDE / 2.0, FACE), features(1, 0), false);
  }

  /** Returns the features of somebody, changed by so much. */
  static FaceFeatures features(long person, double change) {
    Random same = new Random(person);
    Random other = new Random();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment vector = arena.allocate(ValueLayout.JAVA_FLOAT, 256);
      for (int i = 0; i < 256; i++) {
        double value = same.nextGaussian() + change * other.nextGaussian();
        vector.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
      }
      return FaceFeatures.normalised(vector);
    }
  }

  /** Returns what a layer measures on one frame. */
  static PadReading reading(PadLayer layer, PadFrame frame) {
    layer.see(frame);
    try {
      return layer.reading();
    } finally {
      layer.forget();
    }
  }

  /** Returns the same as a number. */
  static double value(PadLayer layer, PadFrame frame) {
    return reading(layer, frame).forCalibration().orElseThrow();
  }
}
