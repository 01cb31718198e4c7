package io.consentgate.gateway.vision;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.Role;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The one class that calls a face detector. It counts its calls, so that a test can show that there
 * is none without a live consent.
 */
final class FaceSearch implements AutoCloseable {

  private final FaceDetector detector;
  private final LongAdder calls;

  private FaceSearch(FaceDetector detector, LongAdder calls) {
    this.detector = detector;
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
    FaceDetector detector =
        switch (file.handling()) {
          case OWN_DETECTOR_320 -> new OneShotDetector(bytes, file.file(), file.input().getLast());
          case YUNET -> new YunetDetector(bytes);
          case OWN_LANDMARKS_64,
              OWN_FEATURES_112,
              RETAIL_0095,
              SFACE,
              MINIFASNET_V2,
              MINIFASNET_V1SE ->
              throw new ModelException("model file %s is no detector".formatted(file.file()));
        };
    return new FaceSearch(detector, calls);
  }

  /**
   * Searches a region.
   *
   * @param region its picture
   */
  List<Proposal> search(Pyramid region) {
    calls.increment();
    return detector.detect(region);
  }

  /** Overwrites the shrunk picture and what the detector keeps of it. */
  void forget() {
    detector.forget();
  }

  @Override
  public void close() {
    detector.close();
  }
}
