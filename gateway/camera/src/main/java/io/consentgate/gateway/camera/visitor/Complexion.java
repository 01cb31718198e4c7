package io.consentgate.gateway.camera.visitor;

import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Soft patches of light, dark and colour on the skin, like face paint.
 *
 * <p>Without them all drawn faces look alike to a network trained on people. They are mostly of
 * colour, because a cascade looks at brightness alone and must go on finding eyes and nose.
 */
final class Complexion {

  private static final int PATCHES = 18;
  private static final double[] LUMA = {0.114, 0.587, 0.299};

  private final double[] x = new double[PATCHES];
  private final double[] y = new double[PATCHES];
  private final double[] reach = new double[PATCHES];
  private final double[][] strength = new double[PATCHES][3];

  private Complexion(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < PATCHES; i++) {
      x[i] = random.nextDouble(-115, 115);
      y[i] = random.nextDouble(-140, 150);
      reach[i] = random.nextDouble(14, 50);
      double light = random.nextDouble(0.1, 0.3) * (random.nextBoolean() ? 1 : -1);
      // Near the eyes brightness stays as it is.
      double share = Math.abs(y[i] + 18) < 45 ? 0.3 : 1;
      color(strength[i], random, light * share);
    }
  }

  /** Chooses a tint of about the brightness asked for. */
  private static void color(double[] channels, SplittableRandom random, double light) {
    double luma = 0;
    for (int channel = 0; channel < 3; channel++) {
      channels[channel] = random.nextDouble(-0.7, 0.7);
      luma += LUMA[channel] * channels[channel];
    }
    for (int channel = 0; channel < 3; channel++) {
      channels[channel] += light - luma;
    }
  }

  /** Marks the skin inside a face that lies at the middle of the drawing. */
  static void mark(BufferedImage image, long seed, Shape face) {
    Complexion complexion = new Complexion(seed);
    for (int row = 0; row < image.getHeight(); row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        double faceX = column - Portrait.CENTER_X;
        double faceY = row - Portrait.CENTER_Y;
        if (face.contains(faceX, faceY)) {
          image.setRGB(column, row, complexion.tinted(image.getRGB(column, row), faceX, faceY));
        }
      }
    }
  }

  private int tinted(int argb, double faceX, double faceY) {
    double[] factors = {1, 1, 1};
    for (int i = 0; i < PATCHES; i++) {
      double dx = (faceX - x[i]) / reach[i];
      double dy = (faceY - y[i]) / reach[i];
      double weight = Math.exp(-(dx * dx + dy * dy));
      for (int channel = 0; channel < 3; channel++) {
        factors[channel] += strength[i][channel] * weight;
      }
    }
    int tinted = argb & 0xff000000;
    for (int channel = 0; channel < 3; channel++) {
      double value = ((argb >> (8 * channel)) & 0xff) * Math.clamp(factors[channel], 0.35, 1.7);
      tinted |= (int) Math.min(255, value) << (8 * channel);
    }
    return tinted;
  }
}
