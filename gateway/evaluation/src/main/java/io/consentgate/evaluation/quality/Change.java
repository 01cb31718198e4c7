package io.consentgate.evaluation.quality;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ObjDoubleConsumer;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * What is done to a picture of lfw-dev so that it is seen worse by a known amount. Covers are drawn
 * where lfw-dev has its faces: every picture is 250 pixels wide with the face in the middle.
 */
enum Change {
  /** Farther away: times the size. */
  SHRINK(Measure.EYE_DISTANCE, Change::shrink, 0.8, 0.6, 0.5, 0.4, 0.3),
  /** Out of focus: a Gaussian blur, its deviation in pixels. */
  BLUR(Measure.SHARPNESS, Change::blur, 0.5, 1, 1.5, 2, 3, 4),
  /** Little light: times the light, then the noise of a sensor. */
  DARKEN(Measure.UNDER_EXPOSURE, Change::darken, 0.5, 0.25, 0.15, 0.1, 0.06),
  /** Glare: times the light, cut off at white. */
  BRIGHTEN(Measure.OVER_EXPOSURE, Change::brighten, 1.5, 2, 3, 4, 6),
  /** Haze: times the contrast, then the noise of a sensor. */
  FADE(Measure.DYNAMIC_RANGE, Change::fade, 0.5, 0.25, 0.12, 0.06, 0.03),
  /** Tilted head, in degrees. */
  TILT(Measure.ROLL, Change::tilt, 10, 20, 30, 45),
  /** Dark glasses: how much of the light they let through. */
  DARK_GLASSES(Measure.EYES, Change::darkGlasses, 0.3, 0.2, 0.1),
  /** A plain mask from the nose to the chin: its grey. */
  MASK(Measure.MOUTH, Change::mask, 40, 140, 225);

  private static final int NOISE_SEED = 29_794;
  private static final Point FACE = new Point(125, 134);
  private static final List<Point> EYES = List.of(new Point(106.5, 113), new Point(143.5, 113));
  private static final Scalar GLASS = new Scalar(25, 22, 20);
  private static final double[] MASK_OUTLINE = {
    91, 127, 108, 127, 125, 121, 142, 127, 159, 127, 161, 148, 148, 171, 125, 179, 102, 171, 89, 148
  };

  private final Measure measure;

  @SuppressWarnings("ImmutableEnumChecker") // a static method, which keeps nothing
  private final ObjDoubleConsumer<Mat> effect;

  @SuppressWarnings("ImmutableEnumChecker") // made by toList(): nobody can change it
  private final List<Double> strengths;

  Change(Measure measure, ObjDoubleConsumer<Mat> effect, double... strengths) {
    this.measure = measure;
    this.effect = effect;
    this.strengths = Arrays.stream(strengths).boxed().toList();
  }

  /** Returns what shows it. */
  Measure measure() {
    return measure;
  }

  /** Returns how strongly it is tried, weakest first. */
  List<Double> strengths() {
    return strengths;
  }

  /** Returns its name. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns a changed copy of a picture. */
  BufferedImage on(BufferedImage picture, double strength) {
    BufferedImage bgr =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    bgr.createGraphics().drawImage(picture, 0, 0, null);
    Mat mat = new Mat(bgr.getHeight(), bgr.getWidth(), CvType.CV_8UC3);
    mat.put(0, 0, ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData());
    effect.accept(mat, strength);
    BufferedImage changed = new BufferedImage(mat.cols(), mat.rows(), BufferedImage.TYPE_3BYTE_BGR);
    mat.get(0, 0, ((DataBufferByte) changed.getRaster().getDataBuffer()).getData());
    mat.release();
    return changed;
  }

  private static void shrink(Mat picture, double factor) {
    Imgproc.resize(picture, picture, new Size(), factor, factor, Imgproc.INTER_AREA);
  }

  private static void blur(Mat picture, double deviation) {
    Imgproc.GaussianBlur(picture, picture, new Size(0, 0), deviation);
  }

  private static void darken(Mat picture, double gain) {
    picture.convertTo(picture, -1, gain, 0);
    addNoise(picture, 2);
  }

  private static void brighten(Mat picture, double gain) {
    picture.convertTo(picture, -1, gain, 0);
  }

  private static void fade(Mat picture, double contrast) {
    picture.convertTo(picture, -1, contrast, 128 * (1 - contrast));
    addNoise(picture, 1);
  }

  private static void tilt(Mat picture, double degrees) {
    Mat turn = Imgproc.getRotationMatrix2D(FACE, degrees, 1);
    Imgproc.warpAffine(picture, picture, turn, picture.size());
    turn.release();
  }

  private static void darkGlasses(Mat picture, double kept) {
    Mat covered = picture.clone();
    for (Point eye : EYES) {
      Imgproc.ellipse(covered, eye, new Size(15, 11), 0, 0, 360, GLASS, Imgproc.FILLED);
    }
    Core.addWeighted(picture, kept, covered, 1 - kept, 0, picture);
    covered.release();
  }

  private static void mask(Mat picture, double grey) {
    Point[] outline = new Point[MASK_OUTLINE.length / 2];
    for (int i = 0; i < outline.length; i++) {
      outline[i] = new Point(MASK_OUTLINE[2 * i], MASK_OUTLINE[2 * i + 1]);
    }
    MatOfPoint polygon = new MatOfPoint(outline);
    Imgproc.fillPoly(picture, List.of(polygon), Scalar.all(grey), Imgproc.LINE_AA);
    polygon.release();
    addNoise(picture, 2);
  }

  /** Adds the same noise on every run. */
  private static void addNoise(Mat picture, double deviation) {
    Core.setRNGSeed(NOISE_SEED);
    Mat noise = new Mat(picture.size(), CvType.CV_16SC3);
    Core.randn(noise, 0, deviation);
    Core.add(picture, noise, picture, new Mat(), CvType.CV_8U);
    noise.release();
  }
}
