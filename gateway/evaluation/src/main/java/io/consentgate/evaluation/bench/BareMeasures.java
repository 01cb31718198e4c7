package io.consentgate.evaluation.bench;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.MatOfFloat;
import org.opencv.core.MatOfInt;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/** The calls that measure how well a face is seen: on an upright crop, before any features. */
final class BareMeasures {

  private static final int SIDE = 112;
  private static final Rect FACE = new Rect(24, 30, 64, 75);
  private static final List<Rect> EYES_AND_CHEEKS =
      List.of(
          new Rect(28, 45, 21, 14),
          new Rect(63, 45, 21, 14),
          new Rect(28, 62, 16, 14),
          new Rect(68, 62, 16, 14));
  private static final Rect MOUTH = new Rect(36, 82, 40, 21);
  private static final Rect ONE_LOWER = new Rect(36, 83, 40, 21);

  private final BareAlignment alignment = new BareAlignment(BareBundled.TEMPLATE, SIDE, SIDE, SIDE);
  private final Mat grey = new Mat();
  private final Mat histogram = new Mat();
  private final Mat laplacian = new Mat();
  private final Mat everywhere = new Mat();
  private final MatOfInt channel = new MatOfInt(0);
  private final MatOfInt bins = new MatOfInt(256);
  private final MatOfFloat range = new MatOfFloat(0, 256);
  private final MatOfDouble mean = new MatOfDouble();
  private final MatOfDouble deviation = new MatOfDouble();

  /** Makes the calls on a face and returns it upright, valid until the next call. */
  Mat run(BarePyramid picture, double[] landmarks) {
    Mat upright = alignment.align(picture, landmarks);
    measure(upright);
    return upright;
  }

  /** Makes the calls on a face that is upright. */
  void measure(Mat upright) {
    Imgproc.cvtColor(upright, grey, Imgproc.COLOR_BGR2GRAY);
    Mat face = grey.submat(FACE);
    Imgproc.calcHist(List.of(face), channel, everywhere, histogram, bins, range);
    Imgproc.Laplacian(face, laplacian, CvType.CV_16S);
    Core.meanStdDev(laplacian, mean, deviation);
    // The contrast of the face is asked twice: for its sharpness and for its mouth.
    Core.meanStdDev(face, mean, deviation);
    Core.meanStdDev(face, mean, deviation);
    face.release();
    for (Rect where : EYES_AND_CHEEKS) {
      Mat part = grey.submat(where);
      Core.mean(part);
      part.release();
    }
    Mat rows = grey.submat(MOUTH);
    Mat next = grey.submat(ONE_LOWER);
    Core.norm(next, rows, Core.NORM_L2);
    rows.release();
    next.release();
  }
}
