package io.consentgate.evaluation.bench;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.Role;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Detector, landmark network, alignment, measures, feature network. All frames have one shape. */
final class BareBundled implements BareCalls {

  static final int DETECTOR_SIDE = 320;
  private static final int[] STRIDES = {8, 16, 32};
  private static final int WIDEST = 32;
  private static final double CERTAIN = 3;
  private static final double USUAL_SIDE = 256;
  private static final double FINE_ENOUGH = 0.4;
  private static final int CHANNELS = 11;
  static final int DETECTOR_OUTPUTS = CHANNELS * (40 * 40 + 20 * 20 + 10 * 10);
  static final int LANDMARK_SIDE = 64;
  static final int LANDMARK_OUTPUTS = 11;
  static final int FEATURE_SIDE = 112;
  static final double[] TEMPLATE = {
    38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041
  };

  private final BareNet detector;
  private final BareNet landmarkNet;
  private final BareNet featureNet;
  private final BareCut landmarkCut = new BareCut(LANDMARK_SIDE);
  private final BareMeasures measures = new BareMeasures();
  private final boolean isSquare;
  private final BarePyramid pyramid = new BarePyramid();
  private Mat canvas = new Mat();
  private float certainty;

  BareBundled(LoadedModels models, BareNet.Engine engine, int threads) {
    isSquare = engine == BareNet.Engine.ONNX_RUNTIME;
    detector = engine.load(models, Role.DETECTOR, DETECTOR_OUTPUTS, threads);
    landmarkNet = engine.load(models, Role.LANDMARKS, LANDMARK_OUTPUTS, threads);
    featureNet = engine.load(models, Role.FEATURES, models.set().dimension(), threads);
  }

  @Override
  public float[] run(Mat frame) {
    double longest = Math.max(frame.cols(), frame.rows());
    double fine = Math.min(FINE_ENOUGH, DETECTOR_SIDE / longest);
    double scale = Math.min(1, Math.max(USUAL_SIDE / longest, fine));
    int width = (int) Math.round(frame.cols() * scale);
    int height = (int) Math.round(frame.rows() * scale);
    if (canvas.empty()) {
      int columns = isSquare ? DETECTOR_SIDE : (width + WIDEST - 1) / WIDEST * WIDEST;
      int rows = isSquare ? DETECTOR_SIDE : (height + WIDEST - 1) / WIDEST * WIDEST;
      canvas = Mat.zeros(rows, columns, CvType.CV_8UC3);
    }
    Mat part = canvas.submat(0, height, 0, width);
    pyramid.show(frame).shrinkInto(part, scale);
    part.release();
    double[] proposed = mostCertain(detector.run(canvas), scale);
    double[] landmarks = proposed.clone();
    double first = look(landmarks);
    double second = look(landmarks);
    if (Math.min(first, (first + second) / 2) < -1) {
      if (certainty < CERTAIN) {
        throw new IllegalStateException("no face in the frame of the bench");
      }
      landmarks = proposed;
    }
    return featureNet.run(measures.run(pyramid, landmarks)).clone();
  }

  private double[] mostCertain(float[] output, double scale) {
    int cells = output.length / CHANNELS;
    int best = 0;
    for (int cell = 1; cell < cells; cell++) {
      best = output[cell] > output[best] ? cell : best;
    }
    certainty = output[best];
    int before = 0;
    for (int stride : STRIDES) {
      int row = canvas.cols() / stride;
      int ofStride = row * (canvas.rows() / stride);
      if (best < before + ofStride) {
        double[] xy = new double[10];
        for (int k = 0; k < xy.length; k++) {
          int step = k % 2 == 0 ? (best - before) % row : (best - before) / row;
          double offset = 2.0 * stride * output[(1 + k) * cells + best];
          xy[k] = ((step + 0.5) * stride + offset) / scale;
        }
        return xy;
      }
      before += ofStride;
    }
    throw new IllegalStateException("no such cell");
  }

  /** Places the landmarks anew on the crop that the known ones ask for; returns the logit. */
  private double look(double[] landmarks) {
    double[] middle = middle(landmarks);
    double spread = spread(landmarks, middle);
    double k = LANDMARK_SIDE / (4.9 * spread);
    double half = LANDMARK_SIDE / 2.0;
    double[] m = {k, 0, half - k * middle[0], 0, k, half - k * (middle[1] - 0.10 * spread)};
    float[] output = landmarkNet.run(landmarkCut.cut(pyramid, m));
    for (int i = 0; i < 5; i++) {
      double[] at =
          BareCut.back(m, output[2 * i] * LANDMARK_SIDE, output[2 * i + 1] * LANDMARK_SIDE);
      landmarks[2 * i] = at[0];
      landmarks[2 * i + 1] = at[1];
    }
    return output[10];
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
}
