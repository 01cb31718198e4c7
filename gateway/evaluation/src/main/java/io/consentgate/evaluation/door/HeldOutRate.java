package io.consentgate.evaluation.door;

import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.NonMatedPairs;
import io.consentgate.evaluation.statistics.NonMatedPairs.FalseMatch;
import io.consentgate.evaluation.statistics.SplitSpread;
import io.consentgate.models.Acquisition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores every non-mated pair of lfw-dev and asks whether the people that no threshold was chosen
 * on bear the calibration out.
 *
 * <p>The bound of the test half may exceed the calibrated one by as much as a split explains: the
 * same people are split at random again and again ({@link SplitSpread}), and the factor that 99 of
 * 100 such splits stay below is allowed.
 */
public final class HeldOutRate {

  private static final double EXPLAINED = 0.99;

  /**
   * False matches at one threshold.
   *
   * @param threshold lowest similarity that is a match
   * @param named the FMR that the threshold is named by, in the worst group
   * @param calibration counts of the half that thresholds are chosen on
   * @param test counts of the other half
   * @param factor by which a split alone may raise the bound
   */
  public record Verdict(
      double threshold, double named, Count calibration, Count test, double factor) {

    /** Tells whether the test half bears the calibration out. */
    public boolean holds() {
      double calibrated = Math.min(named, calibration.upper95());
      return test.upper95() <= calibrated * factor;
    }
  }

  private final FeatureTable table;
  private final List<FeatureTable.Row> rows;
  private final List<Half> halves = new ArrayList<>();
  private final int[] personOf;
  private final int[] pictures;

  private HeldOutRate(FeatureTable table) {
    this.table = table;
    rows = table.rows(_ -> true);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    personOf = new int[rows.size()];
    for (int i = 0; i < personOf.length; i++) {
      String person = rows.get(i).picture().person();
      personOf[i] = numbers.computeIfAbsent(person, _ -> numbers.size());
    }
    numbers.keySet().forEach(person -> halves.add(Half.of(person)));
    pictures = new int[numbers.size()];
    for (int person : personOf) {
      pictures[person]++;
    }
  }

  /**
   * Asks about the pictures of lfw-dev.
   *
   * @param table features of every picture; stays open
   */
  public static HeldOutRate of(FeatureTable table) {
    return new HeldOutRate(table);
  }

  /** Returns how many pictures gave features. */
  public Acquisition acquisition() {
    return table.acquisition();
  }

  /**
   * Counts false matches at a threshold.
   *
   * @param threshold lowest similarity that is a match
   * @param named the FMR that it is named by
   */
  public Verdict at(double threshold, double named) {
    NonMatedPairs pairs = new NonMatedPairs(pictures, falseMatches((float) threshold));
    boolean[] tested = new boolean[pictures.length];
    boolean[] others = new boolean[pictures.length];
    int count = 0;
    for (int i = 0; i < pictures.length; i++) {
      tested[i] = halves.get(i) == Half.TEST;
      others[i] = !tested[i];
      count += tested[i] ? 1 : 0;
    }
    double factor = new SplitSpread(pairs, count).factor(EXPLAINED);
    return new Verdict(threshold, named, pairs.count(others), pairs.count(tested), factor);
  }

  private List<FalseMatch> falseMatches(float threshold) {
    List<FalseMatch> matches = new ArrayList<>();
    for (int i = 0; i < personOf.length; i++) {
      for (int k = 0; k < i; k++) {
        if (personOf[i] != personOf[k]
            && rows.get(i).features().similarity(rows.get(k).features()) >= threshold) {
          matches.add(new FalseMatch(personOf[i], personOf[k]));
        }
      }
    }
    return matches;
  }
}
