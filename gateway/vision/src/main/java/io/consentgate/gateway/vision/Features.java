package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** From a network's output to features outside the heap. */
final class Features {

  private Features() {}

  /**
   * Moves a network's output.
   *
   * @param output zeroed by this call
   * @return a unit vector the caller closes
   */
  static FaceFeatures take(float[] output) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment vector = arena.allocateFrom(ValueLayout.JAVA_FLOAT, output);
      try {
        return FaceFeatures.normalised(vector);
      } finally {
        vector.fill((byte) 0);
        Arrays.fill(output, 0);
      }
    }
  }

  /** Returns the length of a vector. */
  static double norm(double[] vector) {
    double sum = 0;
    for (double value : vector) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
