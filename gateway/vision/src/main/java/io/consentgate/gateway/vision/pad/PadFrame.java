package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.Landmarks;
import org.opencv.core.Mat;

/** One frame with one face, as layers see it. It owns nothing and is not kept. */
public final class PadFrame {

  private final Mat bgr;
  private final Landmarks landmarks;
  private final FaceFeatures features;
  private final boolean still;

  /**
   * Ties together what is known of a frame.
   *
   * @param bgr the region searched: 8-bit blue, green, red, not shrunk; only read
   * @param landmarks the face's points, in pixels of {@code bgr}
   * @param features the face's features
   * @param still whether the source declares that it shows still pictures
   */
  public PadFrame(Mat bgr, Landmarks landmarks, FaceFeatures features, boolean still) {
    this.bgr = bgr;
    this.landmarks = landmarks;
    this.features = features;
    this.still = still;
  }

  Mat bgr() {
    return bgr;
  }

  Landmarks landmarks() {
    return landmarks;
  }

  FaceFeatures features() {
    return features;
  }

  boolean isStill() {
    return still;
  }

  /** Returns the size of the face, in pixels: between the eyes, or from eyes to mouth if turned. */
  double faceSize() {
    return Math.max(landmarks.eyeDistance(), landmarks.eyesToMouth());
  }
}
