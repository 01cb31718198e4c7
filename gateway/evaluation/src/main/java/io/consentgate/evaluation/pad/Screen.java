package io.consentgate.evaluation.pad;

import java.util.SplittableRandom;

/** A display: it gives light of its own, its black is not black, and it is a grid of dots. */
final class Screen implements Medium {

  private final Light shown;
  private final Window window;
  private final double bezel;
  private final Shine shine;
  private final double dotsAcross;
  private final double contrast;

  private Screen(
      Light picture, Window window, SplittableRandom random, double dots, double mostContrast) {
    this.window = window;
    double blur = random.nextDouble(0.35, 0.65);
    double brightness = random.nextDouble(0.8, 1.8);
    double black = random.nextDouble(0.002, 0.012);
    double gamma = random.nextDouble(0.9, 1.15);
    double[] white = {
      random.nextDouble(0.82, 1), random.nextDouble(0.92, 1), random.nextDouble(0.98, 1.2)
    };
    shown =
        picture
            .blurred(blur)
            .changed(
                pixel -> {
                  for (int colour = 0; colour < Light.COLOURS; colour++) {
                    double lit = black + (1 - black) * Math.pow(pixel[colour], gamma);
                    pixel[colour] = brightness * white[colour] * lit;
                  }
                });
    bezel = random.nextInt(4) == 0 ? random.nextDouble(0.5, 0.8) : random.nextDouble(0.005, 0.03);
    shine = Shine.drawn(random, 0.05, 0.25);
    dotsAcross = dots;
    contrast = random.nextDouble(0.2 * mostContrast, mostContrast);
  }

  /** A phone: small, with dots so fine that the lens leaves little of them. */
  static Screen phone(Light picture, Face face, SplittableRandom random) {
    Window window =
        Window.around(
            face,
            picture,
            random.nextDouble(3.0, 4.2),
            random.nextDouble(4.5, 6.5),
            random.nextDouble(0.15, 0.35));
    return new Screen(picture, window, random, random.nextDouble(1000, 1200), 0.05);
  }

  /** A tablet: larger, with coarser dots. */
  static Screen tablet(Light picture, Face face, SplittableRandom random) {
    Window window =
        Window.around(
            face,
            picture,
            random.nextDouble(5.0, 8.0),
            random.nextDouble(5.0, 8.0),
            random.nextDouble(0.3, 0.7));
    return new Screen(picture, window, random, random.nextDouble(1100, 1700), 0.10);
  }

  @Override
  public boolean covers(double x, double y) {
    return window.holdsWithMargin(x, y);
  }

  @Override
  public void addLight(double x, double y, double weight, double[] sum) {
    double mirrored = shine.at(window.across(x), window.down(y));
    if (!window.holds(x, y)) {
      for (int colour = 0; colour < Light.COLOURS; colour++) {
        sum[colour] += weight * (bezel + mirrored / 2);
      }
      return;
    }
    shown.addBetween(x, y, weight, sum);
    for (int colour = 0; colour < Light.COLOURS; colour++) {
      sum[colour] += weight * mirrored;
    }
  }

  @Override
  public double pattern(double x, double y, int colour) {
    if (!window.holds(x, y)) {
      return 1;
    }
    double dots = 2 * Math.PI * dotsAcross / window.width();
    double across = Math.cos(dots * x + 2 * Math.PI * colour / Light.COLOURS);
    return 1 + contrast * (across + 0.6 * Math.cos(dots * y));
  }
}
