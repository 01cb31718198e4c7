package io.consentgate.evaluation.images;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * One axis of a chart.
 *
 * @param title what it shows
 * @param low value at its beginning
 * @param high value at its end
 * @param scale makes values evenly spaced
 * @param ticks values that are marked
 * @param labels what is written at each tick
 */
public record Axis(
    String title,
    double low,
    double high,
    DoubleUnaryOperator scale,
    List<Double> ticks,
    List<String> labels) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Copies the lists. */
  public Axis {
    ticks = List.copyOf(ticks);
    labels = List.copyOf(labels);
  }

  /**
   * An axis of error rates, spaced by normal deviates: two normal distributions of scores make a
   * straight DET curve on it.
   */
  public static Axis ofRates(String title, double low, double high) {
    List<Double> ticks =
        List.of(1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99).stream()
            .filter(tick -> tick >= low && tick <= high)
            .toList();
    return new Axis(
        title,
        low,
        high,
        NORMAL::inverseCumulativeProbability,
        ticks,
        ticks.stream().map(Axis::label).toList());
  }

  /** An evenly spaced axis. */
  public static Axis even(String title, double low, double high, List<Double> ticks) {
    return new Axis(
        title,
        low,
        high,
        DoubleUnaryOperator.identity(),
        ticks,
        ticks.stream().map(tick -> String.format(Locale.ROOT, "%.2f", tick)).toList());
  }

  /** Returns where a value lies, from 0 at the beginning to 1 at the end. */
  double place(double value) {
    double clamped = Math.clamp(value, low, high);
    double start = scale.applyAsDouble(low);
    return (scale.applyAsDouble(clamped) - start) / (scale.applyAsDouble(high) - start);
  }

  private static String label(double tick) {
    return tick >= 1e-2 ? String.format(Locale.ROOT, "%.0f %%", 100 * tick) : Words.key(tick);
  }
}
