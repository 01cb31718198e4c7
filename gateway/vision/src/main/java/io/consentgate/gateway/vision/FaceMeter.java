package io.consentgate.gateway.vision;

import io.consentgate.gateway.vision.FaceMeasures.Light;
import io.consentgate.gateway.vision.FaceMeasures.Visibility;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
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
  private final ByteBuffer luminances =
      ByteBuffer.allocateDirect(SIDE * SIDE).order(ByteOrder.nativeOrder());
  private final Mat grey = new Mat(SIDE, SIDE, CvType.CV_8UC1, luminances);
  private final Mat face = grey.submat(FACE);
  private final Mat oneEye = grey.submat(ONE_EYE);
  private final Mat otherEye = grey.submat(OTHER_EYE);
  private final Mat oneCheek = grey.submat(ONE_CHEEK);
  private final Mat otherCheek = grey.submat(OTHER_CHEEK);
  private final Mat mouth = grey.submat(MOUTH);
  private final Mat mouthOneLower = grey.submat(MOUTH_ONE_LOWER);
  private final Scratch laplacian = new Scratch();
  private final MatOfDouble mean = new MatOfDouble();
  private final MatOfDouble deviation = new MatOfDouble();
  private final double[] value = new double[1];
  private final int[] counts = new int[GREYS];

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
   * @throws IllegalArgumentException if the upright face has another size
   */
  FaceMeasures measure(Mat upright, Landmarks landmarks, double secondFaceRatio) {
    if (upright.rows() != SIDE || upright.cols() != SIDE) {
      throw new IllegalArgumentException("an upright face has %1$d by %1$d pixels".formatted(SIDE));
    }
    Imgproc.cvtColor(upright, grey, Imgproc.COLOR_BGR2GRAY);
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
    Scratch.forget(grey);
    laplacian.forget();
    Scratch.forget(mean);
    Scratch.forget(deviation);
    value[0] = 0;
    Arrays.fill(counts, 0);
  }

  @Override
  public void close() {
    forget();
    alignment.close();
    cutter.close();
    laplacian.close();
    List.of(face, oneEye, otherEye, oneCheek, otherCheek, mouth, mouthOneLower, grey)
        .forEach(Mat::release);
    mean.release();
    deviation.release();
  }

  private Light light() {
    countGreys();
    double dark = 0;
    double bright = 0;
    double bits = 0;
    for (int level = 0; level < GREYS; level++) {
      double share = counts[level] / FACE.area();
      // The next face is counted from zero on.
      counts[level] = 0;
      dark += level <= DARKEST ? share : 0;
      bright += level >= BRIGHTEST ? share : 0;
      bits -= share > 0 ? share * Math.log(share) / Math.log(2) : 0;
    }
    return new Light(dark, bright, bits);
  }

  /** Counts eight pixels at a time; OpenCV's own count makes another Mat each time. */
  private void countGreys() {
    for (int y = FACE.y; y < FACE.y + FACE.height; y++) {
      for (int x = FACE.x; x < FACE.x + FACE.width; x += Long.BYTES) {
        long eight = luminances.getLong(y * SIDE + x);
        for (int i = 0; i < Long.BYTES; i++) {
          counts[(int) (eight & (GREYS - 1))]++;
          eight >>>= Byte.SIZE;
        }
      }
    }
  }

  private double contrast() {
    return Math.max(1, deviation(face));
  }

  private double sharpness() {
    Imgproc.Laplacian(face, laplacian.mat(), CvType.CV_16S);
    return deviation(laplacian.mat()) / contrast();
  }

  private double eyes() {
    double eye = Math.max(luminance(oneEye), luminance(otherEye));
    return eye / Math.max(1, Math.max(luminance(oneCheek), luminance(otherCheek)));
  }

  private double mouth() {
    double step = Core.norm(mouthOneLower, mouth, Core.NORM_L2) / Math.sqrt(MOUTH.area());
    return step / contrast();
  }

  private static double luminance(Mat part) {
    return Core.mean(part).val[0];
  }

  private double deviation(Mat part) {
    Core.meanStdDev(part, mean, deviation);
    deviation.get(0, 0, value);
    return value[0];
  }
}
