package io.consentgate.gateway.vision;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfRect;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.CascadeClassifier;
import org.opencv.objdetect.FaceDetectorYN;

/**
 * The one class that calls a native face detector. It counts its calls, so that a test can show
 * that there is none without a live consent.
 */
final class FaceSearch implements AutoCloseable {

  /** One native detector on a picture of its own size. */
  private interface Detector {
    Mat shrink(Mat region, int width, int height);

    List<Proposal> detect(double scale);

    void forget();
  }

  private final Detector detector;
  private final int longestSide;
  private final LongAdder calls;

  private FaceSearch(Detector detector, int longestSide, LongAdder calls) {
    this.detector = detector;
    this.longestSide = longestSide;
    this.calls = calls;
  }

  /**
   * Loads the detector of a model set.
   *
   * @param models the verified set
   * @param calls counts every search
   * @throws ModelException if OpenCV cannot run it
   */
  static FaceSearch of(LoadedModels models, LongAdder calls) throws ModelException {
    ModelFile file = models.set().file(Role.DETECTOR);
    byte[] bytes = models.bytes(Role.DETECTOR);
    return switch (file.handling()) {
      case CASCADE_ALT2 ->
          new FaceSearch(new Cascade(bytes, file.file()), Cascade.LONGEST_SIDE, calls);
      case YUNET -> new FaceSearch(new Yunet(bytes), Yunet.LONGEST_SIDE, calls);
      case OWN_LANDMARKS_64, OWN_FEATURES_112, RETAIL_0095, SFACE, MINIFASNET_V2, MINIFASNET_V1SE ->
          throw new ModelException("model file %s is no detector".formatted(file.file()));
    };
  }

  /**
   * Searches a region.
   *
   * @param region blue, green, red
   */
  List<Proposal> search(Mat region) {
    double scale = Math.min(1, (double) longestSide / Math.max(region.cols(), region.rows()));
    int width = Math.max(1, (int) Math.round(region.cols() * scale));
    int height = Math.max(1, (int) Math.round(region.rows() * scale));
    detector.shrink(region, width, height);
    calls.increment();
    return detector.detect(scale);
  }

  /** Overwrites the shrunk picture and what the detector keeps of it. */
  void forget() {
    detector.forget();
  }

  @Override
  public void close() {
    forget();
  }

  private static void resize(Mat from, Mat to) {
    if (from.cols() == to.cols() && from.rows() == to.rows()) {
      from.copyTo(to);
    } else {
      Imgproc.resize(from, to, to.size(), 0, 0, Imgproc.INTER_AREA);
    }
  }

  /** OpenCV's Haar cascade. */
  private static final class Cascade implements Detector {
    static final int LONGEST_SIDE = 480;
    private static final double STEP = 1.1;
    private static final int NEIGHBOURS = 1;

    /** Least box on the shrunk picture. */
    private static final Size LEAST = new Size(40, 40);

    private final CascadeClassifier cascade = new CascadeClassifier();
    private final Scratch small = new Scratch();
    private final Scratch grey = new Scratch();
    private final MatOfRect found = new MatOfRect();

    Cascade(byte[] xml, String file) throws ModelException {
      try {
        Path copy = Files.createTempFile("cascade", ".xml");
        try {
          Files.write(copy, xml);
          if (!cascade.load(copy.toString())) {
            throw new ModelException("OpenCV cannot read model file " + file);
          }
        } finally {
          Files.delete(copy);
        }
      } catch (IOException e) {
        throw new ModelException(
            "no room for a temporary copy of %s; make room in %s"
                .formatted(file, System.getProperty("java.io.tmpdir")),
            e);
      }
    }

    @Override
    public Mat shrink(Mat region, int width, int height) {
      resize(region, small.shaped(height, width, CvType.CV_8UC3));
      Mat target = grey.shaped(height, width, CvType.CV_8UC1);
      Imgproc.cvtColor(small.mat(), target, Imgproc.COLOR_BGR2GRAY);
      return target;
    }

    @Override
    public List<Proposal> detect(double scale) {
      cascade.detectMultiScale(grey.mat(), found, STEP, NEIGHBOURS, 0, LEAST);
      List<Proposal> proposals = new ArrayList<>();
      for (Rect box : found.toArray()) {
        proposals.add(new Proposal(box.x / scale, box.y / scale, box.width / scale, 0, null));
      }
      return proposals;
    }

    /** Its integral images are overwritten by a search of black. */
    @Override
    public void forget() {
      small.forget();
      grey.forget();
      if (!grey.mat().empty()) {
        cascade.detectMultiScale(grey.mat(), found, STEP, NEIGHBOURS, 0, LEAST);
      }
    }
  }

  /** OpenCV's {@code FaceDetectorYN}. */
  private static final class Yunet implements Detector {
    static final int LONGEST_SIDE = 512;
    private static final float SCORE = 0.6f;
    private static final float OVERLAP = 0.3f;
    private static final int MOST = 50;
    private static final int COLUMNS = 15;
    private static final int FIRST_LANDMARK = 4;

    private final FaceDetectorYN detector;
    private final Scratch small = new Scratch();
    private final Scratch found = new Scratch();

    Yunet(byte[] onnx) {
      MatOfByte model = new MatOfByte(onnx);
      MatOfByte config = new MatOfByte();
      detector =
          FaceDetectorYN.create("onnx", model, config, new Size(320, 320), SCORE, OVERLAP, MOST);
      model.release();
    }

    @Override
    public Mat shrink(Mat region, int width, int height) {
      boolean anotherSize = small.mat().cols() != width || small.mat().rows() != height;
      Mat target = small.shaped(height, width, CvType.CV_8UC3);
      if (anotherSize) {
        detector.setInputSize(target.size());
      }
      resize(region, target);
      return target;
    }

    @Override
    public List<Proposal> detect(double scale) {
      detector.detect(small.mat(), found.mat());
      List<Proposal> proposals = new ArrayList<>();
      float[] row = new float[COLUMNS];
      for (int i = 0; i < found.mat().rows(); i++) {
        found.mat().get(i, 0, row);
        double[] xy = new double[2 * Landmarks.POINTS];
        for (int k = 0; k < xy.length; k++) {
          xy[k] = row[FIRST_LANDMARK + k] / scale;
        }
        proposals.add(
            new Proposal(
                row[0] / scale,
                row[1] / scale,
                row[2] / scale,
                row[COLUMNS - 1],
                new Landmarks(xy)));
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
  }
}
