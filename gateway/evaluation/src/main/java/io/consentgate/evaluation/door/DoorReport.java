package io.consentgate.evaluation.door;

import io.consentgate.evaluation.statistics.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What one model set did at the door, in counts.
 *
 * @param modelSet which
 * @param falseMatchRate the FMR that the threshold is named by, in the worst group
 * @param threshold lowest similarity that is a match
 * @param wanted how many were to enrol
 * @param test people that no threshold was chosen on
 * @param calibration people that thresholds were chosen on
 * @param missedOwners what the screen said to owners who were acquired and not compared
 * @param missedStrangers the same of strangers
 * @param releases how often the portals' own logs say that they were released
 * @param seconds how long it all took
 */
public record DoorReport(
    String modelSet,
    double falseMatchRate,
    double threshold,
    int wanted,
    Side test,
    Side calibration,
    Map<String, Integer> missedOwners,
    Map<String, Integer> missedStrangers,
    int releases,
    long seconds) {

  /** Of what a set acquires, the share that the door must have compared. */
  static final double LEAST_COMPARED = 0.95;

  private static final double EXPLAINED = 0.99;

  /** Copies the maps. */
  public DoorReport {
    missedOwners = Map.copyOf(missedOwners);
    missedStrangers = Map.copyOf(missedStrangers);
  }

  /**
   * One half of the people.
   *
   * @param triedToEnrol consented and were looked at
   * @param enrolled got a pass
   * @param owners came back with another picture
   * @param strangers came with somebody else's pass
   */
  public record Side(int triedToEnrol, int enrolled, DoorCount owners, DoorCount strangers) {

    /** Returns both together. */
    Side plus(Side other) {
      return new Side(
          triedToEnrol + other.triedToEnrol,
          enrolled + other.enrolled,
          owners.plus(other.owners),
          strangers.plus(other.strangers));
    }
  }

  /** Returns everybody. */
  public Side everybody() {
    return test.plus(calibration);
  }

  /** Returns how often owners were not let in, of those compared in the test half. */
  public Count falseNonMatches() {
    DoorCount owners = test.owners();
    return new Count(owners.compared() - owners.admitted(), owners.compared());
  }

  /** Returns how often strangers were let in, of those compared in the test half. */
  public Count falseMatches() {
    return new Count(test.strangers().admitted(), test.strangers().compared());
  }

  /**
   * Returns how many strangers the calibrated FMR explains: the least number that a binomial count
   * of so many trials at that rate exceeds in at most one run of a hundred.
   *
   * <p>Trials that share a pass are not independent, which spreads the count wider than that; but
   * the rate is the worst group's, and that of lfw-dev as a whole is several times lower.
   *
   * @param compared trials
   */
  int explained(int compared) {
    return BinomialDistribution.of(compared, falseMatchRate)
        .inverseCumulativeProbability(EXPLAINED);
  }

  /** Tells whether the door did what the calibration promises. */
  public boolean ok() {
    return faults().isEmpty();
  }

  /** Returns what it did not do, a sentence each. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    Side all = everybody();
    if (all.enrolled() < wanted) {
      faults.add("%d people enrolled, not %d".formatted(all.enrolled(), wanted));
    }
    requireCompared("owners", all.owners(), faults);
    requireCompared("strangers", all.strangers(), faults);
    if (all.owners().admitted() == 0) {
      faults.add("nobody was let in with their own pass");
    }
    requireExplained("test", test, faults);
    requireExplained("calibration", calibration, faults);
    int admitted = all.owners().admitted() + all.strangers().admitted();
    if (releases != admitted) {
      faults.add("the portals were released %d times, not %d".formatted(releases, admitted));
    }
    return faults;
  }

  private static void requireCompared(String who, DoorCount count, List<String> faults) {
    if (count.acquired() == 0 || count.compared() < LEAST_COMPARED * count.acquired()) {
      faults.add(
          "of %d %s that were acquired only %d were compared"
              .formatted(count.acquired(), who, count.compared()));
    }
  }

  private void requireExplained(String half, Side side, List<String> faults) {
    int explained = explained(side.strangers().compared());
    if (side.strangers().admitted() > explained) {
      faults.add(
          "%d strangers of the %s half were let in; the calibrated FMR explains %d"
              .formatted(side.strangers().admitted(), half, explained));
    }
  }
}
