package io.consentgate.evaluation.pad;

/**
 * The part of a picture that a medium shows, and the margin around it, in pixels of the picture.
 *
 * @param left left edge
 * @param top top edge
 * @param right right edge
 * @param bottom bottom edge
 * @param margin width of the margin
 */
record Window(double left, double top, double right, double bottom, double margin) {

  /** Cuts a window around a face out of a picture. */
  static Window around(Face face, Light picture, double width, double height, double margin) {
    double centreX = face.x();
    double centreY = face.y() + 0.5 * face.size();
    return new Window(
        Math.max(0, centreX - width / 2 * face.size()),
        Math.max(0, centreY - height / 2 * face.size()),
        Math.min(picture.width() - 1.0, centreX + width / 2 * face.size()),
        Math.min(picture.height() - 1.0, centreY + height / 2 * face.size()),
        margin * face.size());
  }

  boolean holds(double x, double y) {
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  boolean holdsWithMargin(double x, double y) {
    return x >= left - margin && x <= right + margin && y >= top - margin && y <= bottom + margin;
  }

  double width() {
    return right - left;
  }

  /** Returns where an x lies, from -1 at the left edge to 1 at the right. */
  double across(double x) {
    return 2 * (x - left) / (right - left) - 1;
  }

  /** Returns where a y lies, from -1 at the top edge to 1 at the bottom. */
  double down(double y) {
    return 2 * (y - top) / (bottom - top) - 1;
  }
}
