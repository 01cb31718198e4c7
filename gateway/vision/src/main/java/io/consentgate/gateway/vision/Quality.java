package io.consentgate.gateway.vision;

import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;

/** Says whether a face can be compared at all. Lenient: the threshold does the deciding. */
final class Quality implements AutoCloseable {

  /** Least distance between the eyes, in pixels of the frame. */
  private static final double LEAST_EYE_DISTANCE = 20;

  /** Farthest the nose may stand beside the middle of the face, in units of its height. */
  private static final double FARTHEST_NOSE = 0.45;

  private static final double DARKEST = 20;
  private static final double BRIGHTEST = 240;
  private static final double LEAST_CONTRAST = 8;

  private final MatOfDouble mean = new MatOfDouble();
  private final MatOfDouble deviation = new MatOfDouble();

  /** Tells whether a face is near enough to count. */
  boolean isLargeEnough(Landmarks landmarks) {
    return Math.max(landmarks.eyeDistance(), landmarks.eyesToMouth()) >= LEAST_EYE_DISTANCE;
  }

  /** Judges a face by its landmarks. */
  Optional<Obstacle> of(Landmarks landmarks) {
    return Math.abs(landmarks.noseOffset()) > FARTHEST_NOSE
        ? Optional.of(Obstacle.TURNED_AWAY)
        : Optional.empty();
  }

  /** Judges the light on an aligned crop. */
  Optional<Obstacle> of(Mat crop) {
    Core.meanStdDev(crop, mean, deviation);
    double brightness = average(mean);
    double contrast = average(deviation);
    boolean usable = brightness >= DARKEST && brightness <= BRIGHTEST && contrast >= LEAST_CONTRAST;
    return usable ? Optional.empty() : Optional.of(Obstacle.BAD_LIGHT);
  }

  @Override
  public void close() {
    mean.release();
    deviation.release();
  }

  private static double average(MatOfDouble channels) {
    double[] values = new double[3];
    channels.get(0, 0, values);
    return (values[0] + values[1] + values[2]) / 3;
  }
}
