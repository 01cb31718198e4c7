package io.consentgate.evaluation.bench;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Cuts a crop by a 2×3 matrix, shrinking what it needs first where the picture is much finer. */
final class BareCut {

  private static final int WORK_SIDE = 384;

  private final Size size;
  private final double shrinkBelow;
  private final double shrinkTo;
  private final Mat crop = new Mat();
  private final Mat small = new Mat();
  private final Mat matrix = new Mat(2, 3, CvType.CV_64F);

  BareCut(int side, double shrinkBelow, double shrinkTo) {
    size = new Size(side, side);
    this.shrinkBelow = shrinkBelow;
    this.shrinkTo = shrinkTo;
  }

  /** Cuts by a map from picture to crop: m[0..2] for x, m[3..5] for y. */
  Mat cut(Mat picture, double[] m) {
    double scale = Math.sqrt(Math.abs(m[0] * m[4] - m[1] * m[3]));
    if (scale >= shrinkBelow) {
      return warp(picture, m);
    }
    Rect needed = needed(picture, m);
    double factor =
        Math.min(scale * shrinkTo, (double) WORK_SIDE / Math.max(needed.width, needed.height));
    int width = Math.max(1, (int) Math.rint(needed.width * factor));
    int height = Math.max(1, (int) Math.rint(needed.height * factor));
    Mat part = picture.submat(needed);
    Imgproc.resize(part, small, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
    part.release();
    double byX = (double) width / needed.width;
    double byY = (double) height / needed.height;
    double shiftX = m[0] * needed.x + m[1] * needed.y + m[2];
    double shiftY = m[3] * needed.x + m[4] * needed.y + m[5];
    return warp(
        small, new double[] {m[0] / byX, m[1] / byY, shiftX, m[3] / byX, m[4] / byY, shiftY});
  }

  private Mat warp(Mat picture, double[] m) {
    matrix.put(0, 0, m);
    Imgproc.warpAffine(
        picture, crop, matrix, size, Imgproc.INTER_LINEAR, Core.BORDER_CONSTANT, new Scalar(0));
    return crop;
  }

  private Rect needed(Mat picture, double[] m) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      double[] at = back(m, i % 2 == 0 ? 0 : size.width, i < 2 ? 0 : size.height);
      left = Math.min(left, at[0]);
      top = Math.min(top, at[1]);
      right = Math.max(right, at[0]);
      bottom = Math.max(bottom, at[1]);
    }
    int x = Math.max(0, (int) Math.floor(left) - 2);
    int y = Math.max(0, (int) Math.floor(top) - 2);
    int xEnd = Math.min(picture.cols(), (int) Math.ceil(right) + 3);
    int yEnd = Math.min(picture.rows(), (int) Math.ceil(bottom) + 3);
    return new Rect(x, y, xEnd - x, yEnd - y);
  }

  /** Maps a point of the crop back to the picture. */
  static double[] back(double[] m, double x, double y) {
    double det = m[0] * m[4] - m[1] * m[3];
    double dx = x - m[2];
    double dy = y - m[5];
    return new double[] {(m[4] * dx - m[1] * dy) / det, (m[0] * dy - m[3] * dx) / det};
  }
}
