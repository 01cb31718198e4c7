package io.consentgate.models;

/** How a file is to be fed; each value names one piece of code and one model card. */
public enum Handling {
  /** Our one-shot detector on a picture shrunk into a corner of a 320×320 square. */
  OWN_DETECTOR_320(Role.DETECTOR),
  /** OpenCV's {@code FaceDetectorYN}: boxes and five landmarks. */
  YUNET(Role.DETECTOR),
  /** Our landmark network on a 64×64 crop around landmarks known roughly. */
  OWN_LANDMARKS_64(Role.LANDMARKS),
  /** Our feature network on a 112×112 crop. */
  OWN_FEATURES_112(Role.FEATURES),
  /** Open Model Zoo's face-reidentification-retail-0095 on a crop stretched to 128×128. */
  RETAIL_0095(Role.FEATURES),
  /** OpenCV's {@code FaceRecognizerSF}, which aligns by itself. */
  SFACE(Role.FEATURES),
  /** MiniFASNet V2 on a crop 2.7 times as large as the face. */
  MINIFASNET_V2(Role.PAD),
  /** MiniFASNet V1SE on a crop 4 times as large as the face. */
  MINIFASNET_V1SE(Role.PAD);

  private final Role role;

  Handling(Role role) {
    this.role = role;
  }

  /** Returns what a file so handled does in its set. */
  public Role role() {
    return role;
  }
}
