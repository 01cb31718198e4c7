package io.consentgate.evaluation.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a bench holds its figures to; those that miss it are named at the end. */
final class Limits {

  private final List<String> missed = new ArrayList<>();

  /**
   * Holds a figure to a limit.
   *
   * @param what the figure, in a few words
   * @param seen what was measured
   * @param most what it may be
   * @param unit of both
   */
  void hold(String what, double seen, double most, String unit) {
    if (!(seen <= most)) {
      missed.add(
          String.format(Locale.ROOT, "%s: %.2f %s, at most %.0f", what, seen, unit, most).strip());
    }
  }

  /**
   * Says which limits were missed.
   *
   * @return the exit status: 0 if none was, else 1
   */
  int status(PrintStream out) {
    missed.forEach(line -> out.println("MISSED    " + line));
    return missed.isEmpty() ? 0 : 1;
  }
}
