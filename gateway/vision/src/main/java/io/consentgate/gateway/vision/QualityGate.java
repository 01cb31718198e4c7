package io.consentgate.gateway.vision;

import io.consentgate.gateway.vision.FaceMeasures.Light;
import io.consentgate.gateway.vision.FaceMeasures.Visibility;
import java.util.Optional;

/**
 * Says whether a face is seen well enough to be compared, before any features are computed.
 * Lenient: a measure is judged only from where on errors were seen to rise. Each threshold and the
 * counts behind it: {@code gateway/docs/quality.md}.
 *
 * <p>What stands in the way is told in the order in which a person can mend it: nearer, look ahead,
 * light, hold still. A covered face comes last, so that darkness or blur is not taken for it.
 */
public final class QualityGate {

  /** Least size, in pixels of the frame. */
  public static final double LEAST_EYE_DISTANCE = 20;

  /** Most a head may be turned to the side, in degrees. */
  public static final double MOST_YAW = 60;

  /** Most a head may be turned up or down, in degrees. */
  public static final double MOST_PITCH = 45;

  /** Largest share of pixels that are nearly black. */
  public static final double MOST_UNDER_EXPOSURE = 0.95;

  /** Largest share of pixels that are nearly white. */
  public static final double MOST_OVER_EXPOSURE = 0.4;

  /** Least entropy of the luminance, in bits. */
  public static final double LEAST_DYNAMIC_RANGE = 4.5;

  /** Least sharpness. */
  public static final double LEAST_SHARPNESS = 0.09;

  /** Least visibility of the eyes. */
  public static final double LEAST_EYES = 0.25;

  /** Least visibility of the mouth. */
  public static final double LEAST_MOUTH = 0.09;

  private QualityGate() {}

  /** Tells whether a face is near enough to count. */
  static boolean isNear(Landmarks landmarks) {
    return FaceMeter.size(landmarks) >= LEAST_EYE_DISTANCE;
  }

  /** Returns what stands in the way of comparing a face, or nothing. */
  public static Optional<Obstacle> obstacle(FaceMeasures face) {
    if (face.eyeDistancePixels() < LEAST_EYE_DISTANCE) {
      return Optional.of(Obstacle.TOO_SMALL);
    }
    HeadPose pose = face.pose();
    if (Math.abs(pose.yawDegrees()) > MOST_YAW || Math.abs(pose.pitchDegrees()) > MOST_PITCH) {
      return Optional.of(Obstacle.TURNED_AWAY);
    }
    return light(face.light()).or(() -> detail(face));
  }

  private static Optional<Obstacle> light(Light light) {
    if (light.underExposure() > MOST_UNDER_EXPOSURE) {
      return Optional.of(Obstacle.TOO_DARK);
    }
    if (light.overExposure() > MOST_OVER_EXPOSURE) {
      return Optional.of(Obstacle.TOO_BRIGHT);
    }
    return light.dynamicRangeBits() < LEAST_DYNAMIC_RANGE
        ? Optional.of(Obstacle.TOO_DARK)
        : Optional.empty();
  }

  private static Optional<Obstacle> detail(FaceMeasures face) {
    if (face.sharpness() < LEAST_SHARPNESS) {
      return Optional.of(Obstacle.BLURRED);
    }
    Visibility visibility = face.visibility();
    boolean covered = visibility.eyes() < LEAST_EYES || visibility.mouth() < LEAST_MOUTH;
    return covered ? Optional.of(Obstacle.COVERED) : Optional.empty();
  }
}
