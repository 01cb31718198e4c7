package io.consentgate.evaluation.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * All comparisons between pictures of different people, of which only the false matches are kept.
 *
 * <p>People are numbers from 0; nothing about a picture or a score is kept.
 */
public final class NonMatedPairs {

  /**
   * Two different people of whom two pictures matched.
   *
   * @param one a person
   * @param other another
   */
  public record FalseMatch(int one, int other) {}

  private final int[] pictures;
  private final List<FalseMatch> falseMatches;

  /**
   * Takes the outcome of comparing every picture with every picture of everybody else.
   *
   * @param pictures how many pictures each person has
   * @param falseMatches one for each pair of pictures that matched
   */
  public NonMatedPairs(int[] pictures, List<FalseMatch> falseMatches) {
    this.pictures = pictures.clone();
    this.falseMatches = List.copyOf(falseMatches);
  }

  /** Returns how many people there are. */
  public int people() {
    return pictures.length;
  }

  /** Counts false matches among everybody. */
  public Count count() {
    boolean[] everybody = new boolean[pictures.length];
    Arrays.fill(everybody, true);
    return count(everybody);
  }

  /**
   * Counts false matches among some.
   *
   * @param chosen who counts, by number
   */
  public Count count(boolean[] chosen) {
    long sum = 0;
    long squares = 0;
    for (int i = 0; i < pictures.length; i++) {
      if (chosen[i]) {
        sum += pictures[i];
        squares += (long) pictures[i] * pictures[i];
      }
    }
    long events =
        falseMatches.stream().filter(pair -> chosen[pair.one()] && chosen[pair.other()]).count();
    return new Count(events, (sum * sum - squares) / 2);
  }
}
