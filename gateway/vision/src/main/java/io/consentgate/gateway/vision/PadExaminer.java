package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.HeadTurn.Side;
import io.consentgate.gateway.vision.pad.PadFrame;
import io.consentgate.gateway.vision.pad.PadLayer;
import io.consentgate.gateway.vision.pad.PadReading;
import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Shows pictures from a folder to layers that judge presentations, to measure how often each errs.
 * For evaluation only: no visitor's frame comes here, and nothing here asks for a consent.
 */
public final class PadExaminer implements AutoCloseable {

  /** Degrees that a turn of the head may fall short of what was asked. */
  public static final double TURN_GATE = 0;

  private final Pyramid pyramid = new Pyramid();
  private final FaceFinder finder;
  private final FeatureExtractor extractor;
  private final List<PadLayer> layers;
  private final Optional<AskedTurn> turn;
  private boolean still;

  /**
   * Loads the networks of a set.
   *
   * @param engine the verified set that finds faces and extracts features
   * @param layers what judges; closed with this
   * @param agreement what a face must meet to be the one that was asked to turn; without it nobody
   *     is asked
   * @throws ModelException if OpenCV cannot run the networks
   */
  public PadExaminer(
      FaceEngine engine, List<PadLayer> layers, Optional<ComparisonThreshold> agreement)
      throws ModelException {
    LoadedModels models = engine.models();
    finder = new FaceFinder(models, new LongAdder());
    extractor = FeatureExtractor.of(models);
    this.layers = List.copyOf(layers);
    turn = agreement.map(AskedTurn::new);
  }

  /**
   * Returns where the largest face of a picture is, if there is one.
   *
   * @param bgr rows of blue, green and red bytes without gaps, outside the heap; only read
   * @param width width in pixels
   * @param height height in pixels
   */
  public Optional<Landmarks> locate(MemorySegment bgr, int width, int height) {
    Mat frame = new Mat(height, width, CvType.CV_8UC3, bgr.asByteBuffer());
    try {
      return largest(frame);
    } finally {
      frame.release();
    }
  }

  /**
   * Shows the next frame of a presentation to every layer, or, once {@link #ask} was called, a
   * frame of the answer.
   *
   * @param bgr rows of blue, green and red bytes without gaps, outside the heap; only read
   * @param width width in pixels
   * @param height height in pixels
   * @param isStill whether the source declares itself still
   * @return whether a face was found; no layer sees a frame without one
   */
  public boolean show(MemorySegment bgr, int width, int height, boolean isStill) {
    Mat frame = new Mat(height, width, CvType.CV_8UC3, bgr.asByteBuffer());
    try {
      Optional<Landmarks> face = largest(frame);
      if (face.isEmpty()) {
        return false;
      }
      Mat crop = extractor.align(pyramid, face.get());
      if (crop == null) {
        return false;
      }
      try (FaceFeatures features = extractor.extract(crop)) {
        still |= isStill;
        turn.ifPresent(one -> one.see(features, HeadPose.of(face.get())));
        boolean isAnswer = turn.map(AskedTurn::isAsked).orElse(false);
        if (!isAnswer) {
          PadFrame seen = new PadFrame(frame, face.get(), features, isStill);
          layers.forEach(layer -> layer.see(seen));
        }
      }
      return true;
    } finally {
      frame.release();
    }
  }

  /** Tells whether somebody can be asked to turn the head. */
  public boolean canAsk() {
    return turn.isPresent();
  }

  /**
   * Asks whoever is shown to turn the head. The frames from here on are the answer; no layer sees
   * them. The quality gate, which a door has, refuses none of them here.
   *
   * @param side to which side
   * @throws IllegalStateException if no face was shown, or nobody can be asked
   */
  public void ask(Side side) {
    turn.orElseThrow(() -> new IllegalStateException("nobody can be asked")).ask(side);
  }

  /**
   * Returns what each layer that is ready makes of the frames shown, then what came of the asking,
   * and starts over.
   */
  public List<PadReading> finish() {
    List<PadReading> readings = new ArrayList<>();
    for (PadLayer layer : layers) {
      if (layer.isReady()) {
        readings.add(layer.reading());
      }
      layer.forget();
    }
    turn.ifPresent(
        one -> {
          readings.add(one.reading(still));
          one.forget();
        });
    still = false;
    return readings;
  }

  @Override
  public void close() {
    pyramid.close();
    finder.close();
    extractor.close();
    layers.forEach(PadLayer::close);
    turn.ifPresent(AskedTurn::close);
  }

  private Optional<Landmarks> largest(Mat frame) {
    return finder.find(pyramid.show(frame)).stream()
        .map(FoundFace::landmarks)
        .max(Comparator.comparingDouble(Landmarks::spread));
  }
}
