package io.consentgate.evaluation.pad;

/**
 * The face itself, as far as a picture of it can stand for it: light as it comes, and beyond the
 * picture's border its own mirror image, out of focus.
 */
final class Reality implements Medium {

  private static final int BLUR = 12;

  private final Light picture;
  private final Light around;
  private final double strip;

  /**
   * Takes a picture for a scene.
   *
   * @param strip width of the strip along the border in which focus is lost, in pixels
   */
  Reality(Light picture, double strip) {
    this.picture = picture;
    this.strip = strip;
    around = picture.shrunk(BLUR).blurred(1);
  }

  @Override
  public boolean covers(double x, double y) {
    return true;
  }

  @Override
  public void addLight(double x, double y, double weight, double[] sum) {
    double inside =
        Math.min(Math.min(x, picture.width() - 1 - x), Math.min(y, picture.height() - 1 - y));
    double sharp = Math.clamp(inside / strip, 0, 1);
    if (sharp > 0) {
      picture.addBetween(x, y, weight * sharp, sum);
    }
    if (sharp < 1) {
      double shift = 0.5 / BLUR - 0.5;
      around.addBetween(x / BLUR + shift, y / BLUR + shift, weight * (1 - sharp), sum);
    }
  }

  @Override
  public double pattern(double x, double y, int colour) {
    return 1;
  }
}
