package io.consentgate.evaluation.bench;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfRect;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.CascadeClassifier;

/** Cascade, landmark network, alignment, feature network on crop and mirror image. */
final class BareBundled implements BareCalls {

  private static final int LONGEST_SIDE = 480;
  private static final int LANDMARK_SIDE = 64;
  private static final int FEATURE_SIDE = 112;
  private static final double[] TEMPLATE = {
    38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
  };

  private final CascadeClassifier cascade = new CascadeClassifier();
  private final BareNet landmarkNet;
  private final BareNet featureNet;
  private final BareCut landmarkCut = new BareCut(LANDMARK_SIDE, 0.5, 1.4);
  private final BareAlignment alignment =
      new BareAlignment(TEMPLATE, FEATURE_SIDE, FEATURE_SIDE, FEATURE_SIDE);
  private final Mat small = new Mat();
  private final Mat grey = new Mat();
  private final Mat mirror = new Mat();
  private final MatOfRect found = new MatOfRect();

  BareBundled(LoadedModels models) {
    load(cascade, models.bytes(Role.DETECTOR));
    landmarkNet = new BareNet(models.bytes(Role.LANDMARKS), 11);
    featureNet = new BareNet(models.bytes(Role.FEATURES), models.set().dimension());
  }

  @Override
  public float[] run(Mat frame) {
    double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(frame.cols(), frame.rows()));
    Size size = new Size(Math.round(frame.cols() * scale), Math.round(frame.rows() * scale));
    Imgproc.resize(frame, small, size, 0, 0, Imgproc.INTER_AREA);
    Imgproc.cvtColor(small, grey, Imgproc.COLOR_BGR2GRAY);
    cascade.detectMultiScale(grey, found, 1.1, 1, 0, new Size(40, 40));
    double[] best = new double[10];
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Rect box : found.toArray()) {
      double[] landmarks = new double[10];
      double score = twoLooks(frame, box, scale, landmarks);
      if (score > bestScore) {
        bestScore = score;
        best = landmarks;
      }
    }
    if (bestScore < 0) {
      throw new IllegalStateException("no face in the frame of the bench");
    }
    return features(alignment.align(frame, best));
  }

  private double twoLooks(Mat frame, Rect box, double scale, double[] landmarks) {
    double width = box.width / scale;
    double x = box.x / scale + width / 2;
    double y = box.y / scale + width / 2 + 0.066 * width;
    double first = look(frame, x, y, 1.19 * width, landmarks);
    if (first < -1) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] middle = middle(landmarks);
    double spread = spread(landmarks, middle);
    double second = look(frame, middle[0], middle[1] - 0.10 * spread, 4.9 * spread, landmarks);
    return (first + second) / 2;
  }

  private double look(Mat frame, double x, double y, double side, double[] landmarks) {
    double k = LANDMARK_SIDE / side;
    double half = LANDMARK_SIDE / 2.0;
    double[] m = {k, 0, half - k * x, 0, k, half - k * y};
    float[] output = landmarkNet.run(landmarkCut.cut(frame, m));
    for (int i = 0; i < 5; i++) {
      double[] at =
          BareCut.back(m, output[2 * i] * LANDMARK_SIDE, output[2 * i + 1] * LANDMARK_SIDE);
      landmarks[2 * i] = at[0];
      landmarks[2 * i + 1] = at[1];
    }
    return output[10];
  }

  private float[] features(Mat crop) {
    float[] one = featureNet.run(crop).clone();
    Core.flip(crop, mirror, 1);
    float[] other = featureNet.run(mirror);
    double lengthOne = length(one);
    double lengthOther = length(other);
    for (int i = 0; i < one.length; i++) {
      one[i] = (float) (one[i] / lengthOne + other[i] / lengthOther);
    }
    return one;
  }

  private static double[] middle(double[] xy) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < 5; i++) {
      x += xy[2 * i] / 5;
      y += xy[2 * i + 1] / 5;
    }
    return new double[] {x, y};
  }

  /** Root mean square distance of the landmarks from their middle. */
  private static double spread(double[] xy, double[] middle) {
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += Math.pow(xy[2 * i] - middle[0], 2) + Math.pow(xy[2 * i + 1] - middle[1], 2);
    }
    return Math.sqrt(sum / 5);
  }

  private static double length(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  private static void load(CascadeClassifier cascade, byte[] xml) {
    try {
      Path copy = Files.createTempFile("cascade", ".xml");
      try {
        Files.write(copy, xml);
        if (!cascade.load(copy.toString())) {
          throw new IllegalStateException("OpenCV cannot read the cascade");
        }
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
