package io.consentgate.evaluation.quality;

import io.consentgate.gateway.vision.FaceMeasures;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.QualityGate;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A quantity that a face is judged by, or could be. */
enum Measure {
  /** Whether anybody else is as near. */
  SECOND_FACE(
      "Second face", "of the size", false, FacePipeline.COMPARABLE_SIZE, m -> m.secondFaceRatio()),
  /** Size in the frame. */
  EYE_DISTANCE(
      "Eye distance", "pixels", true, QualityGate.LEAST_EYE_DISTANCE, m -> m.eyeDistancePixels()),
  /** Turned to the side. */
  YAW("Yaw", "degrees", false, QualityGate.MOST_YAW, m -> Math.abs(m.pose().yawDegrees())),
  /** Turned up or down. */
  PITCH("Pitch", "degrees", false, QualityGate.MOST_PITCH, m -> Math.abs(m.pose().pitchDegrees())),
  /** Tilted; not judged. */
  ROLL("Roll", "degrees", false, Double.NaN, m -> Math.abs(m.pose().rollDegrees())),
  /** Detail. */
  SHARPNESS("Sharpness", "of contrast", true, QualityGate.LEAST_SHARPNESS, m -> m.sharpness()),
  /** Dark pixels. */
  UNDER_EXPOSURE(
      "Under-exposure",
      "share",
      false,
      QualityGate.MOST_UNDER_EXPOSURE,
      m -> m.light().underExposure()),
  /** Bright pixels. */
  OVER_EXPOSURE(
      "Over-exposure",
      "share",
      false,
      QualityGate.MOST_OVER_EXPOSURE,
      m -> m.light().overExposure()),
  /** Spread of the greys. */
  DYNAMIC_RANGE(
      "Dynamic range",
      "bits",
      true,
      QualityGate.LEAST_DYNAMIC_RANGE,
      m -> m.light().dynamicRangeBits()),
  /** Dark glasses. */
  EYES("Eyes visible", "of the cheek", true, QualityGate.LEAST_EYES, m -> m.visibility().eyes()),
  /** Mask or veil. */
  MOUTH("Mouth visible", "of contrast", true, QualityGate.LEAST_MOUTH, m -> m.visibility().mouth());

  private final String title;
  private final String unit;
  private final boolean isWorseWhenLow;
  private final double threshold;

  @SuppressWarnings("ImmutableEnumChecker") // functions of this class, which keep nothing
  private final ToDoubleFunction<FaceMeasures> value;

  Measure(
      String title,
      String unit,
      boolean isWorseWhenLow,
      double threshold,
      ToDoubleFunction<FaceMeasures> value) {
    this.title = title;
    this.unit = unit;
    this.isWorseWhenLow = isWorseWhenLow;
    this.threshold = threshold;
    this.value = value;
  }

  /** Returns its name and unit. */
  String title() {
    return title + " (" + unit + ")";
  }

  /** Returns the value from which on the door refuses a face; not a number if it is not judged. */
  double threshold() {
    return threshold;
  }

  /** Returns its value on a face. */
  double of(FaceMeasures face) {
    return value.applyAsDouble(face);
  }

  /** Returns its value on the worse of two faces. */
  double worse(FaceMeasures one, FaceMeasures other) {
    return isWorseWhenLow ? Math.min(of(one), of(other)) : Math.max(of(one), of(other));
  }

  /** Returns a value that grows as quality falls. */
  double badness(double measured) {
    return isWorseWhenLow ? -measured : measured;
  }

  /** Returns a value in words. */
  static String words(double measured) {
    return String.format(Locale.ROOT, Math.abs(measured) < 10 ? "%.3f" : "%.1f", measured);
  }
}
