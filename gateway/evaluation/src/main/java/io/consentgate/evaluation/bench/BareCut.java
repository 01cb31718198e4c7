package io.consentgate.evaluation.bench;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Cuts a crop by a 2×3 matrix, out of the half that is still finer than the crop. */
final class BareCut {

  private final Size size;
  private final Mat crop = new Mat();
  private final Mat matrix = new Mat(2, 3, CvType.CV_64F);

  BareCut(int side) {
    size = new Size(side, side);
  }

  /** Cuts by a map from frame to crop: m[0..2] for x, m[3..5] for y. */
  Mat cut(BarePyramid pyramid, double[] m) {
    int halvings = BarePyramid.halvings(Math.sqrt(Math.abs(m[0] * m[4] - m[1] * m[3])));
    double pixel = 1 << halvings;
    double first = (pixel - 1) / 2;
    double x = m[0] * first + m[1] * first + m[2];
    double y = m[3] * first + m[4] * first + m[5];
    matrix.put(0, 0, m[0] * pixel, m[1] * pixel, x, m[3] * pixel, m[4] * pixel, y);
    Imgproc.warpAffine(
        pyramid.halved(halvings),
        crop,
        matrix,
        size,
        Imgproc.INTER_LINEAR,
        Core.BORDER_CONSTANT,
        new Scalar(0));
    return crop;
  }

  /** Maps a point of the crop back to the frame. */
  static double[] back(double[] m, double x, double y) {
    double det = m[0] * m[4] - m[1] * m[3];
    double dx = x - m[2];
    double dy = y - m[5];
    return new double[] {(m[4] * dx - m[1] * dy) / det, (m[0] * dy - m[3] * dx) / det};
  }
}
