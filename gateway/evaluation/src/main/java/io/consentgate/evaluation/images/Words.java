package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.PersonBootstrap;
import java.util.Locale;

/** Figures in words, the same on every machine; a rate never stands without its bounds. */
public final class Words {

  /** Below this a rate reads better as a power of ten. */
  private static final double SMALL = 1e-2;

  private Words() {}

  /** Returns a rate with its count and its 95 % interval. */
  public static String of(Count count) {
    if (count.trials() == 0) {
      return "nothing compared";
    }
    if (count.events() == 0) {
      return String.format(
          Locale.ROOT, "0 of %,d, at most %s", count.trials(), rate(count.upper95()));
    }
    boolean small = count.rate() < SMALL;
    return String.format(
        Locale.ROOT,
        "%s (%,d of %,d; 95 %% %s to %s)",
        rate(count.rate(), small),
        count.events(),
        count.trials(),
        rate(count.lower95(), small),
        rate(count.upper95(), small));
  }

  /** Returns a rate with both its intervals. */
  static String of(ErrorRate rate) {
    PersonBootstrap.Interval drawn = rate.byPerson();
    if (rate.count().events() == 0 || Double.isNaN(drawn.high())) {
      return of(rate.count());
    }
    boolean small = rate.count().rate() < SMALL;
    return of(rate.count())
        + String.format(
            Locale.ROOT,
            "; people drawn anew: %s to %s",
            rate(drawn.low(), small),
            rate(drawn.high(), small));
  }

  /** Returns a bare rate: in per cent, or as a power of ten where it is small. */
  static String rate(double rate) {
    return rate(rate, rate > 0 && rate < SMALL);
  }

  private static String rate(double rate, boolean small) {
    if (Double.isNaN(rate)) {
      return "none";
    }
    return small && rate > 0
        ? String.format(Locale.ROOT, "%.1e", rate).replace("e-0", "e-")
        : String.format(Locale.ROOT, "%.1f %%", 100 * rate);
  }

  /** Returns a false match rate as its key: 1e-3. */
  static String key(double rate) {
    int exponent = (int) Math.round(Math.log10(rate));
    return Math.abs(Math.pow(10, exponent) / rate - 1) < 1e-9
        ? "1e" + exponent
        : Double.toString(rate);
  }
}
