package io.consentgate.gateway.store.custody;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Features as whole numbers, n of them in n bytes. Only the direction counts, so no scale is kept;
 * reading brings the norm back to 1.
 *
 * <p>Numbers lie in a Golomb-Rice code with parameter {@value #LOW_BITS}: {@value #CODE_BITS} bits
 * each for sign and remainder by {@value #STEP}, and behind them all, in what is left of the bytes,
 * each quotient as so many ones and a zero. A number may thus be as large as a vector's largest
 * value needs, and the steps between numbers are as fine as all of them together leave room for.
 */
public final class Quantised {

  private static final int LOW_BITS = 5;
  private static final int CODE_BITS = LOW_BITS + 1;
  private static final int STEP = 1 << LOW_BITS;

  private Quantised() {}

  /**
   * Returns the features' direction in bytes; the caller zeroes them.
   *
   * @throws IllegalArgumentException if they have none
   */
  public static byte[] of(FaceFeatures features) {
    MemorySegment values = features.memory();
    double scale = NearestScale.of(values, STEP);
    byte[] bytes = new byte[features.dimension()];
    int end = bytes.length * CODE_BITS;
    for (int i = 0; i < bytes.length; i++) {
      int number = NearestScale.number(NearestScale.value(values, i), scale);
      int magnitude = Math.abs(number);
      int code = magnitude % STEP | (number < 0 ? STEP : 0);
      for (int bit = 0; bit < CODE_BITS; bit++) {
        set(bytes, i * CODE_BITS + bit, code >> (CODE_BITS - 1 - bit));
      }
      for (int left = magnitude / STEP; left > 0; left--) {
        set(bytes, end++, 1);
      }
      end++;
    }
    return bytes;
  }

  /**
   * Returns unit features in the direction of the bytes; the caller closes them.
   *
   * @param bytes the caller zeroes them
   * @throws IllegalArgumentException if they are too few, too many or all zero, or if the numbers
   *     do not end where the bytes do
   */
  public static FaceFeatures features(byte[] bytes) {
    return direction(bytes, false);
  }

  /**
   * Returns unit features in the direction of one signed byte a value, as references of version 1
   * have it; the caller closes them.
   *
   * @param bytes the caller zeroes them
   * @throws IllegalArgumentException if they are too few, too many or all zero
   */
  static FaceFeatures ofSignedBytes(byte[] bytes) {
    return direction(bytes, true);
  }

  private static FaceFeatures direction(byte[] bytes, boolean isSigned) {
    int dimension = bytes.length;
    if (dimension < FaceFeatures.MIN_DIMENSION || dimension > FaceFeatures.MAX_DIMENSION) {
      throw new IllegalArgumentException("features have 64 to 1024 values, not " + dimension);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(ValueLayout.JAVA_FLOAT, dimension);
      try {
        if (isSigned) {
          readSigned(bytes, values);
        } else {
          read(bytes, values);
        }
        return FaceFeatures.normalised(values);
      } finally {
        values.fill((byte) 0);
      }
    }
  }

  private static void read(byte[] bytes, MemorySegment values) {
    int end = bytes.length * CODE_BITS;
    for (int i = 0; i < bytes.length; i++) {
      int code = code(bytes, i);
      int magnitude = code % STEP;
      while (get(bytes, end++) == 1) {
        magnitude += STEP;
      }
      values.setAtIndex(ValueLayout.JAVA_FLOAT, i, code < STEP ? magnitude : -magnitude);
    }
    while (end < bytes.length * Byte.SIZE) {
      if (get(bytes, end++) == 1) {
        throw new IllegalArgumentException("nothing follows the last number");
      }
    }
  }

  private static void readSigned(byte[] bytes, MemorySegment values) {
    for (int i = 0; i < bytes.length; i++) {
      values.setAtIndex(ValueLayout.JAVA_FLOAT, i, bytes[i]);
    }
  }

  /** Codes end before the last byte, so each lies in two. */
  private static int code(byte[] bytes, int index) {
    int bit = index * CODE_BITS;
    int at = bit / Byte.SIZE;
    int two = Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
    return (two >> (2 * Byte.SIZE - CODE_BITS - bit % Byte.SIZE)) % (2 * STEP);
  }

  private static int get(byte[] bytes, int bit) {
    if (bit >= bytes.length * Byte.SIZE) {
      throw new IllegalArgumentException("the numbers do not end with the bytes");
    }
    return bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
  }

  private static void set(byte[] bytes, int bit, int value) {
    bytes[bit / Byte.SIZE] |= (byte) ((value & 1) << (Byte.SIZE - 1 - bit % Byte.SIZE));
  }
}
