package io.consentgate.gateway.vision;

import org.jspecify.annotations.Nullable;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;

/**
 * Finds the similarity that lays five landmarks on a template, by least squares over all five:
 * OpenCV's {@code estimateAffinePartial2D}, told that every point counts.
 */
final class Alignment implements AutoCloseable {

  /** So wide that no landmark is thrown out as an outlier. */
  private static final double EVERY_POINT_COUNTS = 1e6;

  private static final long MAX_ITERATIONS = 10;
  private static final double CONFIDENCE = 0.99;
  private static final long REFINEMENTS = 20;

  private final MatOfPoint2f from = new MatOfPoint2f();
  private final MatOfPoint2f to;
  private final Mat inliers = new Mat();

  /** Aligns to a template. */
  Alignment(AlignmentTemplate template) {
    from.create(Landmarks.POINTS, 1, CvType.CV_32FC2);
    Point[] points = new Point[Landmarks.POINTS];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Point(template.x(i), template.y(i));
    }
    to = new MatOfPoint2f(points);
  }

  /** Returns the map from picture to template, or null if the landmarks allow none. */
  @Nullable Transform toTemplate(Landmarks landmarks) {
    float[] xy = new float[2 * Landmarks.POINTS];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      xy[2 * i] = (float) landmarks.x(i);
      xy[2 * i + 1] = (float) landmarks.y(i);
    }
    from.put(0, 0, xy);
    Mat found =
        Calib3d.estimateAffinePartial2D(
            from,
            to,
            inliers,
            Calib3d.RANSAC,
            EVERY_POINT_COUNTS,
            MAX_ITERATIONS,
            CONFIDENCE,
            REFINEMENTS);
    try {
      return found.empty() ? null : Transform.of(found);
    } finally {
      Scratch.discard(found);
    }
  }

  /** Overwrites the landmarks. */
  void forget() {
    Scratch.forget(from);
  }

  @Override
  public void close() {
    forget();
    from.release();
    to.release();
    inliers.release();
  }
}
