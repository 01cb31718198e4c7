package io.consentgate.evaluation.pad;

/** From a pixel of the frame back to a pixel of the picture that somebody holds up. */
interface View {

  /** Distance of the lens from what is held up, in pixels of the frame. */
  double FOCUS = 600;

  /** Returns the x of the picture; not a number where the picture is not. */
  double pictureX(double x, double y);

  /** Returns the y of the picture; not a number where the picture is not. */
  double pictureY(double x, double y);
}
