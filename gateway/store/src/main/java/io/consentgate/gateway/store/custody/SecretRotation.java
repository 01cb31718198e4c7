package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A rotation of feature vectors that one installation keeps secret, for custody {@code HELD}.
 *
 * <p>{@value #ROUNDS} rounds, each a secret permutation, secret signs and a Walsh-Hadamard
 * transform; lengths and angles stay what they are, so scores between two rotated vectors do too.
 *
 * <p><b>Security guarantees.</b> Whoever has a rotated vector and not the secret learns nothing
 * about the vector from this vector alone, and cannot tell whether it is the same person's as a
 * vector rotated under another secret. That is all: with the secret it is undone, whoever has as
 * many vectors both ways as they have values solves for it, and the statistics of many rotated
 * vectors give it away in part. It is no encryption and no one-way function.
 */
public final class SecretRotation implements AutoCloseable {

  /** Length of an installation's secret in bytes. */
  public static final int SECRET_BYTES = 32;

  private static final int ROUNDS = 3;
  private static final int SIGN = 0x8000;
  private static final byte[] LABEL =
      "consent-gate held-rotation 1".getBytes(StandardCharsets.US_ASCII);

  private final int dimension;
  private final int block;
  private final SecretBytes steps;

  private SecretRotation(int dimension) {
    this.dimension = dimension;
    block = Integer.highestOneBit(dimension);
    steps = SecretBytes.allocate(ROUNDS * dimension * Short.BYTES);
  }

  /**
   * Makes an installation's rotation for one model set.
   *
   * @param secret {@value #SECRET_BYTES} bytes; the caller closes it
   * @param modelSet whose vectors are rotated: another set has another rotation
   * @param dimension how many values they have
   */
  public static SecretRotation of(SecretBytes secret, ModelSetId modelSet, int dimension) {
    if (secret.sizeBytes() != SECRET_BYTES) {
      throw new IllegalArgumentException("an installation's secret has 32 bytes");
    }
    if (dimension < FaceFeatures.MIN_DIMENSION || dimension > FaceFeatures.MAX_DIMENSION) {
      throw new IllegalArgumentException("features have 64 to 1024 values, not " + dimension);
    }
    SecretRotation rotation = new SecretRotation(dimension);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] info = info(modelSet, dimension, round);
      int size = signBytes(dimension) + dimension * Integer.BYTES;
      byte[] stream = secret.lend(copy -> Hkdf.derive(copy, new byte[0], info, size));
      try {
        rotation.draw(round, ByteBuffer.wrap(stream));
      } finally {
        Arrays.fill(stream, (byte) 0);
      }
    }
    return rotation;
  }

  /**
   * Rotates features.
   *
   * @param features the caller closes them
   * @return the rotated features, which the caller closes
   * @throws IllegalArgumentException if they have another number of values
   */
  public FaceFeatures apply(FaceFeatures features) {
    if (features.dimension() != dimension) {
      throw new IllegalArgumentException("a rotation is for features of one length");
    }
    int size = dimension * Float.BYTES;
    try (SecretBytes one = SecretBytes.allocate(size);
        SecretBytes other = SecretBytes.allocate(size)) {
      MemorySegment from = one.memory().copyFrom(features.memory());
      MemorySegment to = other.memory();
      for (int round = 0; round < ROUNDS; round++) {
        shuffle(round, from, to);
        // Where the length is no power of two, the two blocks overlap, so that all values mix.
        mix(to, 0);
        if (block < dimension) {
          mix(to, dimension - block);
        }
        MemorySegment last = from;
        from = to;
        to = last;
      }
      return FaceFeatures.normalised(from);
    }
  }

  @Override
  public void close() {
    steps.close();
  }

  /** Fisher-Yates, four bytes a step; the remainder of 32 bits is even enough for 1,024 places. */
  private void draw(int round, ByteBuffer stream) {
    int first = round * dimension;
    for (int i = 0; i < dimension; i++) {
      int sign = stream.get(i / Byte.SIZE) >> i % Byte.SIZE & 1;
      step(first + i, i | (sign == 1 ? SIGN : 0));
    }
    stream.position(signBytes(dimension));
    for (int i = dimension - 1; i > 0; i--) {
      int other = Integer.remainderUnsigned(stream.getInt(), i + 1);
      int kept = step(first + i);
      step(first + i, step(first + other));
      step(first + other, kept);
    }
  }

  private void shuffle(int round, MemorySegment from, MemorySegment to) {
    for (int i = 0; i < dimension; i++) {
      int step = step(round * dimension + i);
      float value = from.getAtIndex(ValueLayout.JAVA_FLOAT, step & ~SIGN);
      to.setAtIndex(ValueLayout.JAVA_FLOAT, i, (step & SIGN) == 0 ? value : -value);
    }
  }

  /** The Walsh-Hadamard transform of one block, scaled so that it keeps lengths. */
  private void mix(MemorySegment values, int first) {
    for (int width = 1; width < block; width *= 2) {
      for (int i = 0; i < block; i++) {
        if ((i & width) == 0) {
          float sum = value(values, first + i) + value(values, first + i + width);
          float difference = value(values, first + i) - value(values, first + i + width);
          values.setAtIndex(ValueLayout.JAVA_FLOAT, first + i, sum);
          values.setAtIndex(ValueLayout.JAVA_FLOAT, first + i + width, difference);
        }
      }
    }
    float scale = (float) (1 / Math.sqrt(block));
    for (int i = first; i < first + block; i++) {
      values.setAtIndex(ValueLayout.JAVA_FLOAT, i, value(values, i) * scale);
    }
  }

  private int step(int index) {
    return steps.memory().getAtIndex(ValueLayout.JAVA_SHORT, index) & 0xffff;
  }

  private void step(int index, int value) {
    steps.memory().setAtIndex(ValueLayout.JAVA_SHORT, index, (short) value);
  }

  private static float value(MemorySegment values, int index) {
    return values.getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }

  private static int signBytes(int dimension) {
    return (dimension + Byte.SIZE - 1) / Byte.SIZE;
  }

  private static byte[] info(ModelSetId modelSet, int dimension, int round) {
    byte[] set = modelSet.value().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(LABEL.length + set.length + 1 + Short.BYTES + 1)
        .put(LABEL)
        .put((byte) set.length)
        .put(set)
        .putShort((short) dimension)
        .put((byte) round)
        .array();
  }
}
