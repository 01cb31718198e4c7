package io.consentgate.evaluation.quality;

import io.consentgate.gateway.biometric.FaceFeatures;
import java.util.List;

/** A way of comparing several frames of one face with a reference. */
enum Fusion {
  /** The first frame alone. */
  SINGLE("one frame"),
  /** The mean of the features. */
  MEAN_FEATURES("mean of the features"),
  /** The mean of the scores. */
  MEAN_SCORE("mean of the scores"),
  /** The highest score. */
  MAX_SCORE("highest score");

  private final String title;

  Fusion(String title) {
    this.title = title;
  }

  /** Returns its name. */
  String title() {
    return title;
  }

  /**
   * Returns the scores of frames with references.
   *
   * @param frames of one face
   * @param references one each
   */
  float[] scores(List<FaceFeatures> frames, List<FaceFeatures> references) {
    float[] scores = new float[references.size()];
    try (FaceFeatures mean = FaceFeatures.mean(frames)) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] = score(frames, mean, references.get(i));
      }
    }
    return scores;
  }

  private float score(List<FaceFeatures> frames, FaceFeatures mean, FaceFeatures reference) {
    return switch (this) {
      case SINGLE -> frames.getFirst().similarity(reference);
      case MEAN_FEATURES -> mean.similarity(reference);
      case MEAN_SCORE ->
          (float) frames.stream().mapToDouble(reference::similarity).average().orElseThrow();
      case MAX_SCORE ->
          (float) frames.stream().mapToDouble(reference::similarity).max().orElseThrow();
    };
  }
}
