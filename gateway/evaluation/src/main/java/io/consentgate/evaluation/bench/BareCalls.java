package io.consentgate.evaluation.bench;

import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.LoadedModels;
import org.opencv.core.Mat;

/**
 * The calls of OpenCV that detection and features make on one frame, and nothing else: no copies
 * for safety, no overwriting, no checks, no measures of quality. What a passage takes beyond this
 * is what our own code costs.
 */
interface BareCalls {

  /**
   * Makes the calls.
   *
   * @param frame blue, green, red
   * @return the direction of the features, by which a bench proves that these are the same calls
   */
  float[] run(Mat frame);

  /** Returns the calls of a model set. */
  static BareCalls of(LoadedModels models) {
    return switch (models.set().name()) {
      case "bundled" -> new BareBundled(models, BareNet.Engine.OPENCV, FaceEngine.DEFAULT_THREADS);
      case "reference" -> new BareReference(models);
      default ->
          throw new IllegalArgumentException(
              "there is no bare counterpart of model set " + models.set().name());
    };
  }
}
