package io.consentgate.gateway.vision;

import io.consentgate.gateway.vision.FaceMeasures.Light;
import io.consentgate.gateway.vision.FaceMeasures.Visibility;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfFloat;
import org.opencv.core.MatOfInt;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/** Measures how well a face is seen, on its luminance laid upright. */
final class FaceMeter implements AutoCloseable {

  /** Side of the upright face, in pixels. */
  static final int SIDE = 112;

  /** Where the landmarks of an upright face lie. */
  static final AlignmentTemplate UPRIGHT = AlignmentTemplate.OWN_112;

  private static final int GREYS = 256;

  /** ISO/IEC 29794-5, under-exposure prevention. */
  private static final int DARKEST = 25;

  /** ISO/IEC 29794-5, over-exposure prevention. */
  private static final int BRIGHTEST = 247;

  private static final Rect FACE = new Rect(24, 30, 64, 75);
  private static final Rect ONE_EYE = new Rect(28, 45, 21, 14);
  private static final Rect OTHER_EYE = new Rect(63, 45, 21, 14);
  private static final Rect ONE_CHEEK = new Rect(28, 62, 16, 14);
  private static final Rect OTHER_CHEEK = new Rect(68, 62, 16, 14);
  private static final Rect MOUTH = new Rect(36, 82, 40, 21);
  private static final Rect MOUTH_ONE_LOWER = new Rect(36, 83, 40, 21);

  private final Alignment alignment = new Alignment(UPRIGHT);
  private final Cutter cutter = new Cutter(SIDE, SIDE);
  private final Scratch grey = new Scratch();
  private final Scratch laplacian = new Scratch();
  private final Scratch histogram = new Scratch();
  private final MatOfDouble mean = new MatOfDouble();
  private final MatOfDouble deviation = new MatOfDouble();
  private final MatOfInt channel = new MatOfInt(0);
  private final MatOfInt bins = new MatOfInt(GREYS);
  private final MatOfFloat range = new MatOfFloat(0, GREYS);
  private final Mat everywhere = new Mat();
  private final float[] counts = new float[GREYS];

  /** Returns the size of a face in pixels of the frame. */
  static double size(Landmarks landmarks) {
    return Math.max(landmarks.eyeDistance(), landmarks.eyesToMouth());
  }

  /**
   * Lays a face upright.
   *
   * @param region its picture
   * @param landmarks the face's points
   * @return {@value #SIDE} by {@value #SIDE} pixels, valid until the next call; null if the
   *     landmarks allow no upright face
   */
  @Nullable Mat upright(Pyramid region, Landmarks landmarks) {
    Transform upright = alignment.toTemplate(landmarks);
    return upright == null || !(upright.scale() > 0) ? null : cutter.cut(region, upright);
  }

  /**
   * Measures a face.
   *
   * @param upright the face laid upright, blue, green, red
   * @param landmarks the face's points in the region
   * @param secondFaceRatio size of the next largest face in units of this one's
   */
  FaceMeasures measure(Mat upright, Landmarks landmarks, double secondFaceRatio) {
    Imgproc.cvtColor(upright, grey.shaped(SIDE, SIDE, CvType.CV_8UC1), Imgproc.COLOR_BGR2GRAY);
    return new FaceMeasures(
        size(landmarks),
        HeadPose.of(landmarks),
        light(),
        sharpness(),
        new Visibility(eyes(), mouth()),
        secondFaceRatio);
  }

  /** Overwrites everything kept of a face. */
  void forget() {
    alignment.forget();
    cutter.forget();
    grey.forget();
    laplacian.forget();
    histogram.forget();
    Arrays.fill(counts, 0);
  }

  @Override
  public void close() {
    forget();
    alignment.close();
    cutter.close();
    grey.close();
    laplacian.close();
    histogram.close();
    List.of(mean, deviation, channel, bins, range, everywhere).forEach(Mat::release);
  }

  private Light light() {
    Mat face = grey.mat().submat(FACE);
    try {
      Imgproc.calcHist(List.of(face), channel, everywhere, histogram.mat(), bins, range);
    } finally {
      face.release();
    }
    histogram.mat().get(0, 0, counts);
    double dark = 0;
    double bright = 0;
    double bits = 0;
    for (int level = 0; level < GREYS; level++) {
      double share = counts[level] / FACE.area();
      dark += level <= DARKEST ? share : 0;
      bright += level >= BRIGHTEST ? share : 0;
      bits -= share > 0 ? share * Math.log(share) / Math.log(2) : 0;
    }
    return new Light(dark, bright, bits);
  }

  private double contrast() {
    Mat face = grey.mat().submat(FACE);
    try {
      return Math.max(1, deviation(face));
    } finally {
      face.release();
    }
  }

  private double sharpness() {
    Mat face = grey.mat().submat(FACE);
    try {
      Imgproc.Laplacian(face, laplacian.mat(), CvType.CV_16S);
      return deviation(laplacian.mat()) / contrast();
    } finally {
      face.release();
    }
  }

  private double eyes() {
    double eye = Math.max(luminance(ONE_EYE), luminance(OTHER_EYE));
    return eye / Math.max(1, Math.max(luminance(ONE_CHEEK), luminance(OTHER_CHEEK)));
  }

  private double mouth() {
    Mat rows = grey.mat().submat(MOUTH);
    Mat next = grey.mat().submat(MOUTH_ONE_LOWER);
    try {
      double step = Core.norm(next, rows, Core.NORM_L2) / Math.sqrt(MOUTH.area());
      return step / contrast();
    } finally {
      rows.release();
      next.release();
    }
  }

  private double luminance(Rect where) {
    Mat part = grey.mat().submat(where);
    try {
      return Core.mean(part).val[0];
    } finally {
      part.release();
    }
  }

  private double deviation(Mat part) {
    Core.meanStdDev(part, mean, deviation);
    double[] value = new double[1];
    deviation.get(0, 0, value);
    return value[0];
  }
}
