package io.consentgate.evaluation.pad;

/** What a picture is shown on. Places are pixels of the picture shown. */
interface Medium {

  /** Tells whether a place belongs to it, its margin included. */
  boolean covers(double x, double y);

  /** Adds the light that comes from a place to {@code sum}. */
  void addLight(double x, double y, double weight, double[] sum);

  /**
   * Returns by what factor its dots change the light of a place. The camera samples this without
   * blur: it is what the lens leaves of a pattern finer than a pixel.
   */
  double pattern(double x, double y, int colour);
}
