package io.consentgate.evaluation.pad;

import java.util.SplittableRandom;

/** A print: inks mirror less than the world's colours and more than its blacks; paper bends. */
final class Paper implements Medium {

  /** Angles of the screens that inks are printed by, in degrees. */
  private static final double[] ANGLES = {15, 75, 45};

  private static final double[] LUMINANCE = {0.2126, 0.7152, 0.0722};

  private final Light printed;
  private final Light behind;
  private final Window window;
  private final Face face;
  private final boolean isCut;
  private final double paperWhite;
  private final double slope;
  private final double bend;
  private final Shine shine;
  private final double dotsAPixel;
  private final double contrast;
  private final double shadow;

  private Paper(Light picture, Face face, SplittableRandom random, boolean isCut) {
    this.face = face;
    this.isCut = isCut;
    behind = picture;
    double blur = random.nextDouble(0.4, 0.8);
    window =
        Window.around(
            face,
            picture,
            random.nextDouble(3.5, 6.0),
            random.nextDouble(4.0, 6.5),
            random.nextDouble(0.1, 0.5));
    double inkBlack = random.nextDouble(0.02, 0.06);
    paperWhite = random.nextDouble(0.75, 0.92);
    double saturation = random.nextDouble(0.65, 0.92);
    double gamma = random.nextDouble(0.85, 1.2);
    double inkRange = paperWhite - inkBlack;
    printed =
        picture
            .blurred(blur)
            .changed(
                pixel -> {
                  double grey = 0;
                  for (int colour = 0; colour < Light.COLOURS; colour++) {
                    grey += LUMINANCE[colour] * pixel[colour];
                  }
                  for (int colour = 0; colour < Light.COLOURS; colour++) {
                    double ink = Math.max(0, grey + saturation * (pixel[colour] - grey));
                    pixel[colour] = inkBlack + inkRange * Math.pow(ink, gamma);
                  }
                });
    slope = random.nextDouble(-0.25, 0.25);
    bend = random.nextDouble(0, 0.3);
    shine = Shine.drawn(random, 0.01, 0.08);
    dotsAPixel = random.nextDouble(4, 7) / 1.2;
    contrast = random.nextDouble(0, 0.03);
    shadow = random.nextDouble(0.4, 0.75);
  }

  /** A flat or bent print. */
  static Paper whole(Light picture, Face face, SplittableRandom random) {
    return new Paper(picture, face, random, false);
  }

  /** A print with holes where the eyes are; somebody looks through them. */
  static Paper cut(Light picture, Face face, SplittableRandom random) {
    return new Paper(picture, face, random, true);
  }

  @Override
  public boolean covers(double x, double y) {
    return window.holdsWithMargin(x, y);
  }

  @Override
  public void addLight(double x, double y, double weight, double[] sum) {
    double hole = isCut ? hole(x, y) : 2;
    if (hole < 1) {
      // Eyes lie a little behind the paper: smaller, and in its shadow.
      double depth = hole > 0.85 ? shadow / 2 : shadow;
      behind.addBetween(x + 0.05 * (x - face.x()), y, weight * depth, sum);
      return;
    }
    double across = window.across(x);
    double shade = 1 + slope * across - bend * across * across;
    double mirrored = weight * shine.at(across, window.down(y));
    if (window.holds(x, y)) {
      printed.addBetween(x, y, weight * shade, sum);
    } else {
      mirrored += weight * shade * paperWhite;
    }
    for (int colour = 0; colour < Light.COLOURS; colour++) {
      sum[colour] += mirrored;
    }
  }

  @Override
  public double pattern(double x, double y, int colour) {
    if (!window.holds(x, y) || (isCut && hole(x, y) < 1)) {
      return 1;
    }
    double angle = Math.toRadians(ANGLES[colour]);
    double along = x * Math.cos(angle) + y * Math.sin(angle);
    double beside = y * Math.cos(angle) - x * Math.sin(angle);
    double dots = 2 * Math.PI * dotsAPixel;
    return 1 + contrast * (Math.cos(dots * along) + Math.cos(dots * beside));
  }

  /** Returns how far a place is from the nearer hole's middle; 1 is its rim. */
  private double hole(double x, double y) {
    return Math.min(
            Math.hypot((x - face.leftX()) / 0.36, (y - face.leftY()) / 0.2),
            Math.hypot((x - face.rightX()) / 0.36, (y - face.rightY()) / 0.2))
        / face.size();
  }
}
