package io.consentgate.gateway.vision;

import io.consentgate.gateway.vision.Sighting.Nothing;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;

/**
 * From one picture to the features of the one face in it.
 *
 * <p>The largest face counts, if it is near enough to be compared and alone at its size; people
 * farther away do not close the door to the one who stands before it, and nothing is worked out
 * about them.
 *
 * <p>On a visitor's frames it is called by {@link VisionProbeCapture} only; evaluation calls it on
 * pictures that are nobody's passage. Each portal has its own; native buffers are reused from frame
 * to frame and overwritten by {@link #forget()}.
 */
public final class FacePipeline implements AutoCloseable {

  /** Smaller pictures hold no usable face. */
  private static final int LEAST_SIDE = 32;

  /**
   * From this share of the largest face's size on, another face is a second person (ISO/IEC
   * 29794-5, single face present). Size goes with one over distance: somebody 60 cm from the lens
   * is alone if everybody else is a metre away. Chosen on pictures: decision 51.
   */
  public static final double COMPARABLE_SIZE = 0.6;

  private final RegionOfInterest region;
  private final FaceFinder finder;
  private final FeatureExtractor extractor;
  private final MatViews frames = new MatViews(Pyramid.MOST_BUFFERS);
  private final Pyramid pyramid = new Pyramid();
  private final FaceMeter meter = new FaceMeter();
  private final Function<FaceMeasures, Optional<Obstacle>> gate;
  private boolean closed;

  /**
   * Loads the networks of a set.
   *
   * @param models the verified set
   * @param region where to look
   * @param gate judges how well a face is seen, before any features
   * @param calls counts every native search
   * @throws ModelException if OpenCV cannot run them
   */
  FacePipeline(
      LoadedModels models,
      RegionOfInterest region,
      Function<FaceMeasures, Optional<Obstacle>> gate,
      LongAdder calls)
      throws ModelException {
    this.region = region;
    this.gate = gate;
    finder = new FaceFinder(models, calls);
    extractor = FeatureExtractor.of(models);
  }

  /**
   * Looks at a picture.
   *
   * @param bgr rows of blue, green and red bytes without gaps, outside the heap; only read
   * @param width width in pixels
   * @param height height in pixels
   * @return the features of the one face in the region, or why there are none
   * @throws IllegalArgumentException if the memory is not {@code width * height * 3} bytes
   * @throws IllegalStateException if the pipeline is closed
   */
  public synchronized Sighting look(MemorySegment bgr, int width, int height) {
    if (closed) {
      throw new IllegalStateException("the pipeline is closed");
    }
    if (width < 1 || height < 1 || bgr.byteSize() != 3L * width * height) {
      throw new IllegalArgumentException("a picture has width * height * 3 bytes");
    }
    if (Math.min(width, height) < LEAST_SIDE) {
      return new Nothing(Obstacle.NOBODY);
    }
    return look(pyramid.show(frames.of(bgr, width, height, region.in(width, height))));
  }

  /**
   * Overwrites every native buffer that saw a picture, layers of networks included; does nothing
   * once closed.
   */
  public synchronized void forget() {
    if (!closed) {
      pyramid.forget();
      finder.forget();
      meter.forget();
      extractor.forget();
    }
  }

  /** Overwrites and frees everything; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      pyramid.close();
      frames.close();
      finder.close();
      extractor.close();
      meter.close();
    }
  }

  private Sighting look(Pyramid looked) {
    List<FoundFace> faces = finder.find(looked);
    List<Landmarks> near =
        faces.stream()
            .map(FoundFace::landmarks)
            .filter(QualityGate::isNear)
            .sorted(Comparator.comparingDouble(Landmarks::spread).reversed())
            .toList();
    try {
      if (near.isEmpty()) {
        return new Nothing(faces.isEmpty() ? Obstacle.NOBODY : Obstacle.TOO_SMALL);
      }
      double secondFaceRatio =
          near.size() == 1 ? 0 : near.get(1).spread() / near.getFirst().spread();
      return secondFaceRatio < COMPARABLE_SIZE
          ? one(looked, near.getFirst(), secondFaceRatio)
          : new Nothing(Obstacle.SEVERAL);
    } finally {
      faces.forEach(face -> face.landmarks().forget());
    }
  }

  private Sighting one(Pyramid looked, Landmarks landmarks, double secondFaceRatio) {
    // One cut serves both where the features are taken from the face that is measured.
    boolean isOneCut = extractor.laysUpright();
    @Nullable Mat upright =
        isOneCut ? extractor.align(looked, landmarks) : meter.upright(looked, landmarks);
    if (upright == null) {
      return new Nothing(Obstacle.TURNED_AWAY);
    }
    FaceMeasures measures = meter.measure(upright, landmarks, secondFaceRatio);
    Optional<Obstacle> obstacle = gate.apply(measures);
    if (obstacle.isPresent()) {
      return new Nothing(obstacle.get());
    }
    @Nullable Mat crop = isOneCut ? upright : extractor.align(looked, landmarks);
    return crop == null
        ? new Nothing(Obstacle.TURNED_AWAY)
        : new OneFace(extractor.extract(crop), measures);
  }
}
