package io.consentgate.gateway.vision;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Cuts a turned and scaled rectangle out of a picture, or out of the half that is still finer than
 * the crop, so that large faces do not alias. Outside the picture it is black.
 */
final class Cutter implements AutoCloseable {

  private static final Scalar BLACK = new Scalar(0);

  private final Size size;
  private final Scratch matrix = new Scratch();
  private final Scratch crop = new Scratch();

  /**
   * Sets the size.
   *
   * @param width width of the crop
   * @param height height of the crop
   */
  Cutter(int width, int height) {
    size = new Size(width, height);
    crop.shaped(height, width, CvType.CV_8UC3);
    matrix.shaped(2, 3, CvType.CV_64F);
  }

  /**
   * Cuts; the crop is valid until the next call.
   *
   * @param pyramid the picture
   * @param toCrop from picture to crop
   */
  Mat cut(Pyramid pyramid, Transform toCrop) {
    int halvings = pyramid.halvings(toCrop.scale());
    toCrop.afterHalving(halvings).into(matrix.mat());
    Imgproc.warpAffine(
        pyramid.halved(halvings),
        crop.mat(),
        matrix.mat(),
        size,
        Imgproc.INTER_LINEAR,
        Core.BORDER_CONSTANT,
        BLACK);
    return crop.mat();
  }

  /** Overwrites all pixels. */
  void forget() {
    matrix.forget();
    crop.forget();
  }

  @Override
  public void close() {
    matrix.close();
    crop.close();
  }
}
