package io.consentgate.gateway.camera.visitor;

import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A picture being put together, blue, green and red by turns. */
final class Canvas {

  private static final double HEAD_HALF_WIDTH = 130;
  private static final double HEAD_HALF_HEIGHT = 175;
  private static final double PARALLAX = 13;

  private final int width;
  private final int height;
  private final byte[] bgr;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    bgr = new byte[width * height * 3];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Fills it with one gray. */
  void fill(int gray) {
    Arrays.fill(bgr, (byte) gray);
  }

  /** Fills it with a wall that is lighter at the top. */
  void drawWall() {
    for (int y = 0; y < height; y++) {
      int gray = 120 - 40 * y / height;
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        int stripe = (x / 160 + y / 240) % 2 * 6;
        bgr[at] = (byte) (gray + 8 - stripe);
        bgr[at + 1] = (byte) (gray + 2 - stripe);
        bgr[at + 2] = (byte) (gray - stripe);
      }
    }
  }

  /** Draws a visitor in a stance. */
  void drawVisitor(BufferedImage portrait, Stance stance) {
    int[] argb = portrait.getRGB(0, 0, Portrait.WIDTH, Portrait.HEIGHT, null, 0, Portrait.WIDTH);
    double cos = Math.cos(stance.roll()) / stance.scale();
    double sin = Math.sin(stance.roll()) / stance.scale();
    HeadRotation head = new HeadRotation(stance.turn());
    int reach = (int) (Portrait.HEIGHT * stance.scale());
    int left = Math.max(0, (int) stance.x() - reach / 2);
    int right = Math.min(width, (int) stance.x() + reach / 2);
    for (int y = Math.max(0, (int) stance.y() - reach / 2); y < height; y++) {
      for (int x = left; x < right; x++) {
        double dx = x - stance.x();
        double dy = y - stance.y();
        double u = cos * dx + sin * dy;
        double v = cos * dy - sin * dx;
        double depth = depth(u, v);
        double source = head.sourceOf(u, v);
        double sampleX = Portrait.CENTER_X + source - stance.yaw() * PARALLAX * depth;
        double sampleY = Math.min(Portrait.CENTER_Y + v, Portrait.HEIGHT - 2.0);
        double light = stance.light() * (1 + stance.lightFrom() * u / HEAD_HALF_WIDTH * 0.35);
        blend((y * width + x) * 3, argb, sampleX, sampleY, light);
      }
    }
  }

  /** 1 at the tip of the nose, 0 at the rim of the head and beyond. */
  private static double depth(double u, double v) {
    double nx = u / HEAD_HALF_WIDTH;
    double ny = v / HEAD_HALF_HEIGHT;
    return Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
  }

  private void blend(int at, int[] argb, double x, double y, double light) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left >= Portrait.WIDTH - 1 || top >= Portrait.HEIGHT - 1) {
      return;
    }
    int first = top * Portrait.WIDTH + left;
    int fx = (int) ((x - left) * 256);
    int fy = (int) ((y - top) * 256);
    int alpha = sample(argb, first, 24, fx, fy);
    for (int channel = 0; channel < 3 && alpha > 0; channel++) {
      int value = (int) Math.min(255, sample(argb, first, 8 * channel, fx, fy) * light);
      int behind = bgr[at + channel] & 0xff;
      bgr[at + channel] = (byte) (behind + (value - behind) * alpha / 255);
    }
  }

  private static int sample(int[] argb, int first, int shift, int fx, int fy) {
    int topLeft = (argb[first] >>> shift) & 0xff;
    int topRight = (argb[first + 1] >>> shift) & 0xff;
    int low = first + Portrait.WIDTH;
    int bottomLeft = (argb[low] >>> shift) & 0xff;
    int bottomRight = (argb[low + 1] >>> shift) & 0xff;
    int top = topLeft * (256 - fx) + topRight * fx;
    int bottom = bottomLeft * (256 - fx) + bottomRight * fx;
    return (top * (256 - fy) + bottom * fy) >> 16;
  }

  /** Lays a picture over a rectangle. */
  void drawCard(BufferedImage card, int left, int top) {
    for (int y = 0; y < card.getHeight(); y++) {
      for (int x = 0; x < card.getWidth(); x++) {
        int rgb = card.getRGB(x, y);
        int at = ((top + y) * width + left + x) * 3;
        bgr[at] = (byte) rgb;
        bgr[at + 1] = (byte) (rgb >> 8);
        bgr[at + 2] = (byte) (rgb >> 16);
      }
    }
  }

  /** Adds the noise of a sensor. */
  void addNoise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < bgr.length; ) {
      long bits = random.nextLong();
      for (int n = 0; n < 12 && i < bgr.length; n++, i++, bits >>>= 5) {
        // Two small dice: -3 to 3, mostly near 0.
        int noise = (int) ((bits & 3) + ((bits >> 2) & 3)) - 3;
        bgr[i] = (byte) Math.clamp((bgr[i] & 0xff) + noise, 0, 255);
      }
    }
  }

  /** Copies the pixels out. */
  void copyTo(MemorySegment pixelsBgr) {
    MemorySegment.copy(bgr, 0, pixelsBgr, ValueLayout.JAVA_BYTE, 0, bgr.length);
  }
}
