package io.consentgate.gateway.camera.visitor;

import java.awt.image.BufferedImage;

/** The pixels of a finished drawing or picture, for drawing it again and again. */
final class Drawing {

  private final int width;
  private final int height;
  private final int[] argb;

  private Drawing(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  static Drawing of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return new Drawing(width, height, image.getRGB(0, 0, width, height, null, 0, width));
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Returns alpha, red, green and blue of a pixel, the highest byte first. */
  int argb(int x, int y) {
    return argb[y * width + x];
  }

  /**
   * Returns alpha, red, green and blue between four pixels; nothing outside the drawing.
   *
   * @param x from the middle of the first column
   * @param y from the middle of the first row
   */
  int argbAt(double x, double y) {
    int left = (int) x;
    int above = (int) y;
    if (x < 0 || y < 0 || left >= width - 1 || above >= height - 1) {
      return 0;
    }
    int at = above * width + left;
    int topLeft = argb[at];
    int topRight = argb[at + 1];
    int bottomLeft = argb[at + width];
    int bottomRight = argb[at + width + 1];
    if (((topLeft | topRight | bottomLeft | bottomRight) >>> 24) == 0) {
      return 0;
    }
    int fx = (int) ((x - left) * 256);
    int fy = (int) ((y - above) * 256);
    int mixed = 0;
    for (int shift = 0; shift <= 24; shift += 8) {
      int top = ((topLeft >>> shift) & 0xff) * (256 - fx) + ((topRight >>> shift) & 0xff) * fx;
      int bottom =
          ((bottomLeft >>> shift) & 0xff) * (256 - fx) + ((bottomRight >>> shift) & 0xff) * fx;
      mixed |= ((top * (256 - fy) + bottom * fy) >>> 16) << shift;
    }
    return mixed;
  }
}
