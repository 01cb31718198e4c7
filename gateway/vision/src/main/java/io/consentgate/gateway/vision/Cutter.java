package io.consentgate.gateway.vision;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Cuts a turned and scaled rectangle out of a picture, shrinking the part it needs first, so that
 * large faces do not alias. Outside the picture it is black.
 */
final class Cutter implements AutoCloseable {

  private static final int WORK_SIDE = 384;

  private final Size size;
  private final double shrinkBelow;
  private final double shrinkTo;
  private final Scratch work = new Scratch();
  private final Scratch matrix = new Scratch();
  private final Scratch crop = new Scratch();

  /**
   * Sets size and sampling.
   *
   * @param width width of the crop
   * @param height height of the crop
   * @param shrinkBelow shrink first where a crop pixel covers more than 1/{@code shrinkBelow}
   *     pixels
   * @param shrinkTo how much finer than the crop the shrunk picture stays
   */
  Cutter(int width, int height, double shrinkBelow, double shrinkTo) {
    size = new Size(width, height);
    this.shrinkBelow = shrinkBelow;
    this.shrinkTo = shrinkTo;
    crop.shaped(height, width, CvType.CV_8UC3);
    matrix.shaped(2, 3, CvType.CV_64F);
    work.shaped(WORK_SIDE, WORK_SIDE, CvType.CV_8UC3);
  }

  /**
   * Cuts; the crop is valid until the next call.
   *
   * @param picture blue, green, red
   * @param toCrop from picture to crop
   */
  Mat cut(Mat picture, Transform toCrop) {
    if (toCrop.scale() < shrinkBelow) {
      cutShrunk(picture, toCrop);
    } else {
      warp(picture, toCrop);
    }
    return crop.mat();
  }

  /** Overwrites all pixels. */
  void forget() {
    work.forget();
    matrix.forget();
    crop.forget();
  }

  @Override
  public void close() {
    work.close();
    matrix.close();
    crop.close();
  }

  private void cutShrunk(Mat picture, Transform toCrop) {
    Rect needed = needed(picture, toCrop);
    if (needed.width < 8 || needed.height < 8) {
      crop.forget();
      return;
    }
    double factor =
        Math.min(
            toCrop.scale() * shrinkTo, (double) WORK_SIDE / Math.max(needed.width, needed.height));
    int width = Math.max(1, (int) Math.rint(needed.width * factor));
    int height = Math.max(1, (int) Math.rint(needed.height * factor));
    Mat part = picture.submat(needed);
    Mat small = work.mat().submat(0, height, 0, width);
    try {
      Imgproc.resize(part, small, small.size(), 0, 0, Imgproc.INTER_AREA);
      double ratioX = (double) width / needed.width;
      double ratioY = (double) height / needed.height;
      warp(small, toCrop.from(needed.x, needed.y).afterScaling(ratioX, ratioY));
    } finally {
      part.release();
      small.release();
    }
  }

  private void warp(Mat picture, Transform toCrop) {
    toCrop.into(matrix.mat());
    Imgproc.warpAffine(
        picture,
        crop.mat(),
        matrix.mat(),
        size,
        Imgproc.INTER_LINEAR,
        org.opencv.core.Core.BORDER_CONSTANT,
        new Scalar(0));
  }

  private Rect needed(Mat picture, Transform toCrop) {
    Transform back = toCrop.inverse();
    double[] xs = new double[4];
    double[] ys = new double[4];
    for (int i = 0; i < 4; i++) {
      double x = i % 2 == 0 ? 0 : size.width;
      double y = i < 2 ? 0 : size.height;
      xs[i] = back.x(x, y);
      ys[i] = back.y(x, y);
    }
    int left = Math.max(0, (int) Math.floor(least(xs)) - 2);
    int top = Math.max(0, (int) Math.floor(least(ys)) - 2);
    int right = Math.min(picture.cols(), (int) Math.ceil(-least(negated(xs))) + 3);
    int bottom = Math.min(picture.rows(), (int) Math.ceil(-least(negated(ys))) + 3);
    return new Rect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  private static double least(double[] values) {
    return Math.min(Math.min(values[0], values[1]), Math.min(values[2], values[3]));
  }

  private static double[] negated(double[] values) {
    return new double[] {-values[0], -values[1], -values[2], -values[3]};
  }
}
