package io.consentgate.evaluation.statistics;

/**
 * A straight line through points, by least squares.
 *
 * @param slope rise for each step to the right
 * @param level its height at 0
 */
public record Line(double slope, double level) {

  /**
   * Fits a line.
   *
   * @param x at least two different places
   * @param y the height at each
   * @throws IllegalArgumentException if there are too few or not as many of one as of the other
   */
  public static Line fit(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException("a line needs two points or more");
    }
    double meanX = mean(x);
    double meanY = mean(y);
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < x.length; i++) {
      covariance += (x[i] - meanX) * (y[i] - meanY);
      variance += (x[i] - meanX) * (x[i] - meanX);
    }
    if (variance == 0) {
      throw new IllegalArgumentException("a line needs two different places");
    }
    double slope = covariance / variance;
    return new Line(slope, meanY - slope * meanX);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
