package io.consentgate.gateway.camera.visitor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A picture being put together, blue, green and red by turns. */
final class Canvas {

  private static final double HEAD_HALF_WIDTH = 130;
  private static final double HEAD_HALF_HEIGHT = 175;
  private static final double PARALLAX = 13;

  /** What becomes of a value by a throw of two small dice: -3 to 3, mostly near 0. */
  private static final byte[] NOISY = noisy();

  private static final int DICE_BITS = 5;
  private static final int DICE = 15;

  private final int width;
  private final int height;
  private final byte[] bgr;
  private final byte[] wall;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    bgr = new byte[width * height * 3];
    wall = new byte[bgr.length];
    paintWall();
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
    System.arraycopy(wall, 0, bgr, 0, bgr.length);
  }

  private void paintWall() {
    for (int y = 0; y < height; y++) {
      int gray = 120 - 40 * y / height;
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        int stripe = (x / 160 + y / 240) % 2 * 6;
        wall[at] = (byte) (gray + 8 - stripe);
        wall[at + 1] = (byte) (gray + 2 - stripe);
        wall[at + 2] = (byte) (gray - stripe);
      }
    }
  }

  /** Draws a visitor in a stance. */
  void drawVisitor(Drawing portrait, Stance stance) {
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
        double sampleX =
            Portrait.CENTER_X + head.sourceOf(u, v) - stance.yaw() * PARALLAX * depth(u, v);
        double sampleY = Math.min(Portrait.CENTER_Y + v, Portrait.HEIGHT - 2.0);
        int argb = portrait.argbAt(sampleX, sampleY);
        if (argb >>> 24 != 0) {
          double light = stance.light() * (1 + stance.lightFrom() * u / HEAD_HALF_WIDTH * 0.35);
          blend((y * width + x) * 3, argb, light);
        }
      }
    }
  }

  /** 1 at the tip of the nose, 0 at the rim of the head and beyond. */
  private static double depth(double u, double v) {
    if (Math.abs(u) >= HEAD_HALF_WIDTH || Math.abs(v) >= HEAD_HALF_HEIGHT) {
      return 0;
    }
    double nx = u / HEAD_HALF_WIDTH;
    double ny = v / HEAD_HALF_HEIGHT;
    return Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
  }

  private void blend(int at, int argb, double light) {
    int alpha = argb >>> 24;
    for (int channel = 0; channel < 3; channel++) {
      int lit = (int) (((argb >>> (8 * channel)) & 0xff) * light);
      int behind = bgr[at + channel] & 0xff;
      bgr[at + channel] = (byte) (behind + (Math.min(255, lit) - behind) * alpha / 255);
    }
  }

  /** Lays a picture over a rectangle. */
  void drawCard(Drawing card, int left, int top) {
    for (int y = 0; y < card.height(); y++) {
      for (int x = 0; x < card.width(); x++) {
        int argb = card.argb(x, y);
        int at = ((top + y) * width + left + x) * 3;
        bgr[at] = (byte) argb;
        bgr[at + 1] = (byte) (argb >> 8);
        bgr[at + 2] = (byte) (argb >> 16);
      }
    }
  }

  /** Adds the noise of a sensor. */
  void addNoise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < bgr.length; ) {
      long bits = random.nextLong();
      for (int n = 0; n < 12 && i < bgr.length; n++, i++, bits >>>= DICE_BITS) {
        bgr[i] = NOISY[((int) (bits & DICE) << 8) | (bgr[i] & 0xff)];
      }
    }
  }

  private static byte[] noisy() {
    byte[] noisy = new byte[(DICE + 1) << 8];
    for (int i = 0; i < noisy.length; i++) {
      int dice = i >> 8;
      int noise = (dice & 3) + (dice >> 2) - 3;
      noisy[i] = (byte) Math.clamp((i & 0xff) + noise, 0, 255);
    }
    return noisy;
  }

  /** Copies the pixels out. */
  void copyTo(MemorySegment pixelsBgr) {
    MemorySegment.copy(bgr, 0, pixelsBgr, ValueLayout.JAVA_BYTE, 0, bgr.length);
  }
}
