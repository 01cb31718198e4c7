package io.consentgate.evaluation.bench;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.Role;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.objdetect.FaceDetectorYN;

/** YuNet, alignment, feature network. */
final class BareReference implements BareCalls {

  private static final int LONGEST_SIDE = 512;
  private static final int FEATURE_SIDE = 128;
  private static final int COLUMNS = 15;
  private static final int FIRST_LANDMARK = 4;
  private static final double[] TEMPLATE = {
    0.31556875 * 96, 0.4615741071 * 112,
    0.682622916667 * 96, 0.4615741071 * 112,
    0.5002625 * 96, 0.640505357 * 112,
    0.349471875 * 96, 0.8246919643 * 112,
    0.653436458333 * 96, 0.8246919643 * 112
  };

  private final FaceDetectorYN detector;
  private final BareNet featureNet;
  private final BareAlignment alignment = new BareAlignment(TEMPLATE, 96, 112, FEATURE_SIDE);
  private final BareMeasures measures = new BareMeasures();
  private final BarePyramid pyramid = new BarePyramid();
  private final Mat small = new Mat();
  private final Mat found = new Mat();

  BareReference(LoadedModels models) {
    MatOfByte onnx = new MatOfByte(models.bytes(Role.DETECTOR));
    detector =
        FaceDetectorYN.create("onnx", onnx, new MatOfByte(), new Size(320, 320), 0.6f, 0.3f, 50);
    onnx.release();
    featureNet = new OpenCvNet(models.bytes(Role.FEATURES), models.set().dimension());
  }

  @Override
  public float[] run(Mat frame) {
    double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(frame.cols(), frame.rows()));
    Size size = new Size(Math.round(frame.cols() * scale), Math.round(frame.rows() * scale));
    if (!size.equals(small.size())) {
      detector.setInputSize(size);
    }
    small.create(size, frame.type());
    pyramid.show(frame).shrinkInto(small, scale);
    detector.detect(small, found);
    if (found.rows() == 0) {
      throw new IllegalStateException("no face in the frame of the bench");
    }
    float[] row = new float[COLUMNS];
    found.get(0, 0, row);
    double[] landmarks = new double[10];
    for (int i = 0; i < landmarks.length; i++) {
      landmarks[i] = row[FIRST_LANDMARK + i] / scale;
    }
    measures.run(pyramid, landmarks);
    return featureNet.run(alignment.align(pyramid, landmarks)).clone();
  }
}
