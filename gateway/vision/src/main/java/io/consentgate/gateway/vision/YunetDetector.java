package io.consentgate.gateway.vision;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.objdetect.FaceDetectorYN;

/** OpenCV's {@code FaceDetectorYN}. */
final class YunetDetector implements FaceDetector {

  private static final int LONGEST_SIDE = 512;
  private static final float SCORE = 0.6f;
  private static final float OVERLAP = 0.3f;
  private static final int MOST = 50;
  private static final int COLUMNS = 15;
  private static final int FIRST_LANDMARK = 4;

  private final FaceDetectorYN detector;
  private final Scratch small = new Scratch();
  private final Scratch found = new Scratch();

  YunetDetector(byte[] onnx) {
    MatOfByte model = new MatOfByte(onnx);
    MatOfByte config = new MatOfByte();
    detector =
        FaceDetectorYN.create("onnx", model, config, new Size(320, 320), SCORE, OVERLAP, MOST);
    model.release();
  }

  @Override
  public List<Proposal> detect(Pyramid region) {
    Mat picture = region.picture();
    double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(picture.cols(), picture.rows()));
    int width = Math.max(1, (int) Math.round(picture.cols() * scale));
    int height = Math.max(1, (int) Math.round(picture.rows() * scale));
    shrink(region, width, height);
    detector.detect(small.mat(), found.mat());
    List<Proposal> proposals = new ArrayList<>();
    float[] row = new float[COLUMNS];
    for (int i = 0; i < found.mat().rows(); i++) {
      found.mat().get(i, 0, row);
      double[] xy = new double[2 * Landmarks.POINTS];
      for (int k = 0; k < xy.length; k++) {
        xy[k] = row[FIRST_LANDMARK + k] / scale;
      }
      proposals.add(new Proposal(new Landmarks(xy), row[COLUMNS - 1]));
    }
    return proposals;
  }

  /** Its layers are overwritten by a search of black. */
  @Override
  public void forget() {
    small.forget();
    found.forget();
    if (!small.mat().empty()) {
      detector.detect(small.mat(), found.mat());
    }
  }

  @Override
  public void close() {
    forget();
    small.close();
    found.close();
  }

  private void shrink(Pyramid region, int width, int height) {
    boolean anotherSize = small.mat().cols() != width || small.mat().rows() != height;
    Mat target = small.shaped(height, width, CvType.CV_8UC3);
    if (anotherSize) {
      detector.setInputSize(target.size());
    }
    region.shrinkInto(target);
  }
}
