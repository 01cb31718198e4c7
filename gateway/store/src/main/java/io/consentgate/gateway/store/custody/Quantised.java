package io.consentgate.gateway.store.custody;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Features as one signed byte a value: each value divided by the largest magnitude, times 127,
 * rounded. Only the direction counts, so no scale is kept; reading brings the norm back to 1.
 */
public final class Quantised {

  private static final float LIMIT = Byte.MAX_VALUE;

  private Quantised() {}

  /** Returns the features' direction in bytes; the caller zeroes them. */
  public static byte[] of(FaceFeatures features) {
    MemorySegment values = features.memory();
    byte[] bytes = new byte[features.dimension()];
    float largest = 0;
    for (int i = 0; i < bytes.length; i++) {
      largest = Math.max(largest, Math.abs(value(values, i)));
    }
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(value(values, i) * LIMIT / largest);
    }
    return bytes;
  }

  /**
   * Returns unit features in the direction of the bytes; the caller closes them.
   *
   * @param bytes the caller zeroes them
   * @throws IllegalArgumentException if they are too few, too many or all zero
   */
  public static FaceFeatures features(byte[] bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(ValueLayout.JAVA_FLOAT, bytes.length);
      try {
        for (int i = 0; i < bytes.length; i++) {
          values.setAtIndex(ValueLayout.JAVA_FLOAT, i, bytes[i]);
        }
        return FaceFeatures.normalised(values);
      } finally {
        values.fill((byte) 0);
      }
    }
  }

  private static float value(MemorySegment values, int index) {
    return values.getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }
}
