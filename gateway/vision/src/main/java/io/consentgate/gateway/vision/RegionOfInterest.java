package io.consentgate.gateway.vision;

import org.opencv.core.Rect;

/**
 * The part of a frame that is looked at, in fractions of its width and height; what lies outside is
 * never searched.
 *
 * @param left left edge, 0 to 1
 * @param top top edge, 0 to 1
 * @param width width, more than 0
 * @param height height, more than 0
 */
public record RegionOfInterest(double left, double top, double width, double height) {

  /** The whole frame. */
  public static final RegionOfInterest WHOLE = new RegionOfInterest(0, 0, 1, 1);

  /**
   * Checks that it lies inside the frame.
   *
   * @throws IllegalArgumentException if it does not
   */
  public RegionOfInterest {
    boolean inside = left >= 0 && top >= 0 && left + width <= 1 && top + height <= 1;
    if (!inside || !(width > 0 && height > 0)) {
      throw new IllegalArgumentException("a region of interest lies inside the frame");
    }
  }

  /** Returns it in pixels. */
  Rect in(int frameWidth, int frameHeight) {
    int x = (int) Math.round(left * frameWidth);
    int y = (int) Math.round(top * frameHeight);
    int right = (int) Math.round((left + width) * frameWidth);
    int bottom = (int) Math.round((top + height) * frameHeight);
    return new Rect(x, y, right - x, bottom - y);
  }
}
