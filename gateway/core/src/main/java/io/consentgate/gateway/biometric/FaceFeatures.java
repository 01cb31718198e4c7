package io.consentgate.gateway.biometric;

import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Features of one face: a unit vector outside the heap.
 *
 * <p>Its holder closes it, which zeroes it. It prints nothing and equals only itself. Features can
 * be turned back into a face (arXiv 2411.03960): treat them as the face itself.
 */
public final class FaceFeatures implements AutoCloseable {

  /** Shortest vector any model set makes. */
  public static final int MIN_DIMENSION = 64;

  /** Longest vector any model set makes. */
  public static final int MAX_DIMENSION = 1024;

  private static final float NORM_TOLERANCE = 1e-3f;

  private final SecretBytes values;
  private final int dimension;

  private FaceFeatures(int dimension) {
    this.dimension = dimension;
    values = SecretBytes.allocate(dimension * Float.BYTES);
  }

  /**
   * Copies a unit vector.
   *
   * @param unit finite floats with Euclidean norm 1 ± 1e-3, {@value #MIN_DIMENSION} to {@value
   *     #MAX_DIMENSION} of them; the caller still owns the memory and zeroes it
   * @throws IllegalArgumentException if length or norm is off
   */
  public static FaceFeatures ofUnitVector(MemorySegment unit) {
    FaceFeatures features = ofVector(unit);
    if (Math.abs(features.norm() - 1) > NORM_TOLERANCE) {
      features.close();
      throw new IllegalArgumentException("features need norm 1");
    }
    return features;
  }

  /**
   * Copies a vector and scales it to norm 1.
   *
   * @param vector finite floats, not all zero; the caller still owns the memory and zeroes it
   * @throws IllegalArgumentException if the length is off or the vector has no direction
   */
  public static FaceFeatures normalised(MemorySegment vector) {
    FaceFeatures features = ofVector(vector);
    features.scaleToUnit();
    return features;
  }

  /**
   * Averages several captures of one face.
   *
   * @param captures at least one, all of one dimension; the caller still owns them
   * @throws IllegalArgumentException if there is none or dimensions differ
   */
  public static FaceFeatures mean(List<FaceFeatures> captures) {
    if (captures.isEmpty()) {
      throw new IllegalArgumentException("a mean needs at least one capture");
    }
    FaceFeatures mean = new FaceFeatures(captures.getFirst().dimension);
    for (FaceFeatures capture : captures) {
      mean.requireSameDimension(capture);
      for (int i = 0; i < mean.dimension; i++) {
        mean.set(i, mean.get(i) + capture.get(i));
      }
    }
    mean.scaleToUnit();
    return mean;
  }

  /** Returns the number of values. */
  public int dimension() {
    return dimension;
  }

  /**
   * Returns the values for sealing, as floats; valid until {@link #close()}.
   *
   * @throws IllegalStateException if closed
   */
  public MemorySegment memory() {
    return values.memory();
  }

  /**
   * Returns the cosine of the angle between two feature vectors, -1 to 1.
   *
   * <p>For calibration and for agreement between captures; decisions go through {@link
   * ComparisonThreshold}.
   */
  public float similarity(FaceFeatures other) {
    requireSameDimension(other);
    float sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += get(i) * other.get(i);
    }
    return sum;
  }

  @Override
  public void close() {
    values.close();
  }

  @Override
  public String toString() {
    return "FaceFeatures[redacted]";
  }

  private static FaceFeatures ofVector(MemorySegment vector) {
    int dimension = Math.toIntExact(vector.byteSize() / Float.BYTES);
    if (dimension < MIN_DIMENSION || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException("features have 64 to 1024 values, not " + dimension);
    }
    FaceFeatures features = new FaceFeatures(dimension);
    features.values.memory().copyFrom(vector.asSlice(0, (long) dimension * Float.BYTES));
    return features;
  }

  private void scaleToUnit() {
    float norm = norm();
    if (!Float.isFinite(norm) || norm == 0) {
      close();
      throw new IllegalArgumentException("features need a direction");
    }
    for (int i = 0; i < dimension; i++) {
      set(i, get(i) / norm);
    }
  }

  private float norm() {
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += (double) get(i) * get(i);
    }
    return (float) Math.sqrt(sum);
  }

  private float get(int index) {
    return values.memory().getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }

  private void set(int index, float value) {
    values.memory().setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
  }

  private void requireSameDimension(FaceFeatures other) {
    if (dimension != other.dimension) {
      throw new IllegalArgumentException("features of different model sets cannot be compared");
    }
  }
}
