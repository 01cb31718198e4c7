package io.consentgate.evaluation.calibrate;

import java.io.IOException;

/** A file is no picture that can be read. */
public final class UnreadablePicture extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient LabelledPicture picture;

  /**
   * Says which.
   *
   * @param picture the picture
   * @param cause what its reader said
   */
  UnreadablePicture(LabelledPicture picture, IOException cause) {
    super("a picture of the data set cannot be read", cause);
    this.picture = picture;
  }

  /** Returns which. */
  public LabelledPicture picture() {
    return picture;
  }
}
