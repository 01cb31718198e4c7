package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.vision.Landmarks;
import io.consentgate.gateway.vision.Network;
import io.consentgate.gateway.vision.Scratch;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import io.consentgate.models.AttackDetector;
import io.consentgate.models.Handling;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/**
 * MiniFASNet V2 and V1SE: one minus the mean of the probability that each gives to class 1, "live",
 * 0 to 1. Each sees the face's box grown by its own factor, shrunk to 80×80 without smoothing, as
 * its makers do; a box that would reach out of the frame is grown less, and moved inside.
 */
public final class PadNetwork implements PadLayer {

  private static final int LIVE = 1;
  private static final int CLASSES = 3;

  /** Fewer pixels between the eyes leave nothing to judge. */
  private static final double LEAST_FACE = 20;

  /**
   * The makers' detector draws a box about so large around the landmarks, in units of the face's
   * size.
   */
  private static final double BOX_WIDTH = 2.1;

  private static final double BOX_HEIGHT = 2.8;

  private static final byte[] NO_FILE = {};

  private record Part(Network network, double growth) {}

  private final List<Part> parts = new ArrayList<>();
  private final Scratch crop = new Scratch();
  private final float[] output = new float[CLASSES];
  private final FrameMean mean = new FrameMean(PadCue.NETWORK);

  private PadNetwork() {}

  /**
   * Loads the networks.
   *
   * @param detector from the catalogue
   * @param loader accepts each file by its digest only
   * @throws ModelException if a file is missing or another one, or OpenCV cannot run it
   */
  public static PadNetwork load(AttackDetector detector, ModelLoader loader) throws ModelException {
    Map<Handling, byte[]> files = loader.load(detector);
    PadNetwork layer = new PadNetwork();
    try {
      for (ModelFile file : detector.files()) {
        layer.add(file, files.getOrDefault(file.handling(), NO_FILE));
      }
      return layer;
    } catch (ModelException e) {
      layer.close();
      throw e;
    }
  }

  private void add(ModelFile file, byte[] onnx) throws ModelException {
    double growth = growth(file.handling());
    parts.add(new Part(new Network(onnx, file.file(), file.input().getLast(), CLASSES), growth));
  }

  private static double growth(Handling handling) throws ModelException {
    return switch (handling) {
      case MINIFASNET_V2 -> 2.7;
      case MINIFASNET_V1SE -> 4.0;
      default -> throw new ModelException("nothing here knows how to feed " + handling);
    };
  }

  @Override
  public PadCue cue() {
    return PadCue.NETWORK;
  }

  @Override
  public void see(PadFrame frame) {
    if (frame.faceSize() < LEAST_FACE) {
      mean.skip(Reason.FACE_TOO_SMALL);
      return;
    }
    double live = 0;
    for (Part part : parts) {
      part.network().run(crop(frame, part), output);
      live += softmax(output, LIVE) / parts.size();
      Arrays.fill(output, 0);
    }
    mean.add(1 - live);
  }

  @Override
  public boolean isReady() {
    return mean.isReady();
  }

  @Override
  public PadReading reading() {
    return mean.reading();
  }

  @Override
  public void forget() {
    parts.forEach(part -> part.network().forget());
    crop.forget();
    mean.forget();
  }

  @Override
  public void close() {
    parts.forEach(part -> part.network().close());
    crop.close();
    mean.forget();
  }

  private Mat crop(PadFrame frame, Part part) {
    int side = part.network().side();
    Mat shrunk = crop.shaped(side, side, CvType.CV_8UC3);
    Mat grown = frame.bgr().submat(grown(frame, part.growth()));
    try {
      Imgproc.resize(grown, shrunk, shrunk.size(), 0, 0, Imgproc.INTER_LINEAR);
    } finally {
      grown.release();
    }
    return shrunk;
  }

  private static Rect grown(PadFrame frame, double wanted) {
    Landmarks face = frame.landmarks();
    double width = BOX_WIDTH * frame.faceSize();
    double height = BOX_HEIGHT * frame.faceSize();
    double most = Math.min((frame.bgr().cols() - 1) / width, (frame.bgr().rows() - 1) / height);
    double growth = Math.min(wanted, most);
    int columns = (int) (width * growth);
    int rows = (int) (height * growth);
    return new Rect(
        Math.clamp(Math.round(face.centreX() - columns / 2.0), 0, frame.bgr().cols() - columns),
        Math.clamp(Math.round(face.centreY() - rows / 2.0), 0, frame.bgr().rows() - rows),
        columns,
        rows);
  }

  private static double softmax(float[] logits, int index) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - logits[index]);
    }
    return 1 / sum;
  }
}
