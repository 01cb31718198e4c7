package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.vision.Landmarks;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Rectangles around a face, in pixels of its frame. */
final class FaceNeighbourhood {

  private FaceNeighbourhood() {}

  /**
   * Returns a square of a side around the middle of the face; one that would reach out of the frame
   * is moved by a quarter of its side at most.
   */
  static Optional<Rect> square(Mat bgr, Landmarks landmarks, int side) {
    int x = (int) Math.rint(landmarks.centreX() - side / 2.0);
    int y = (int) Math.rint(landmarks.centreY() - side / 2.0);
    if (side > bgr.cols() || side > bgr.rows()) {
      return Optional.empty();
    }
    int left = Math.clamp(x, 0, bgr.cols() - side);
    int top = Math.clamp(y, 0, bgr.rows() - side);
    boolean near = Math.max(Math.abs(left - x), Math.abs(top - y)) <= side / 4;
    return near ? Optional.of(new Rect(left, top, side, side)) : Optional.empty();
  }
}
