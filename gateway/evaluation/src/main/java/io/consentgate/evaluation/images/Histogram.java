package io.consentgate.evaluation.images;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How scores of both kinds are spread, in bins of one width. */
final class Histogram {

  /** Lower end of the first bin. */
  static final double LOW = -0.5;

  /** Upper end of the last bin. */
  static final double HIGH = 1;

  /** How many bins. */
  static final int BINS = 60;

  private final long[] mated;
  private final long[] nonMated;

  /** Counts scores of an outcome. */
  Histogram(Outcome outcome) {
    mated = outcome.mated().histogram(LOW, HIGH, BINS);
    nonMated = outcome.nonMated().histogram(LOW, HIGH, BINS);
  }

  /** Returns the counts of one kind, the lowest bin first. */
  long[] counts(boolean isMated) {
    return (isMated ? mated : nonMated).clone();
  }

  /** Returns the share of the scores of one kind in each bin. */
  double[] shares(boolean isMated) {
    long[] counts = counts(isMated);
    double all = Math.max(1, LongStream.of(counts).sum());
    return Arrays.stream(counts).mapToDouble(count -> count / all).toArray();
  }

  /** Returns the lower end of a bin. */
  static double start(int bin) {
    return LOW + bin * (HIGH - LOW) / BINS;
  }
}
