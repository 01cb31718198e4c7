package io.consentgate.evaluation.bench;

import org.opencv.calib3d.Calib3d;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;

/** From five landmarks to an aligned crop. */
final class BareAlignment {

  private static final double EVERY_POINT_COUNTS = 1e6;

  private final MatOfPoint2f template;
  private final double stretchX;
  private final double stretchY;
  private final BareCut cut;
  private final MatOfPoint2f from = new MatOfPoint2f();
  private final Mat inliers = new Mat();

  /**
   * Aligns to a template.
   *
   * @param points x and y by turns
   * @param width the template's width
   * @param height the template's height
   * @param side side of the crop
   */
  BareAlignment(double[] points, double width, double height, int side) {
    template = new MatOfPoint2f(points(points));
    stretchX = side / width;
    stretchY = side / height;
    cut = new BareCut(side);
  }

  /** Returns the crop, valid until the next call. */
  Mat align(BarePyramid picture, double[] landmarks) {
    from.fromArray(points(landmarks));
    Mat found =
        Calib3d.estimateAffinePartial2D(
            from, template, inliers, Calib3d.RANSAC, EVERY_POINT_COUNTS, 10, 0.99, 20);
    double[] m = new double[6];
    found.get(0, 0, m);
    found.release();
    for (int i = 0; i < 3; i++) {
      m[i] *= stretchX;
      m[i + 3] *= stretchY;
    }
    return cut.cut(picture, m);
  }

  private static Point[] points(double[] xy) {
    Point[] points = new Point[xy.length / 2];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Point(xy[2 * i], xy[2 * i + 1]);
    }
    return points;
  }
}
