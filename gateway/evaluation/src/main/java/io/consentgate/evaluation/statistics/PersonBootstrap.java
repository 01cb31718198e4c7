package io.consentgate.evaluation.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An interval for a rate of comparisons that share people: people are drawn with repetition, again
 * and again, and every comparison counts as often as its people were drawn together.
 *
 * <p>A person drawn twice is not compared with their own double. Where nothing happened in the
 * sample nothing happens in any draw: then it says nothing, and Clopper and Pearson's bound stands.
 */
public final class PersonBootstrap {

  /** Draws made. */
  public static final int DRAWS = 1000;

  private static final double TAIL = 0.025;
  private static final long SEED = 20261101;

  /**
   * The middle 95 % of the draws.
   *
   * @param low lower end
   * @param high upper end
   */
  public record Interval(double low, double high) {}

  private final int people;
  private final long[] cells;

  private PersonBootstrap(int people, long[] cells) {
    this.people = people;
    this.cells = cells;
  }

  /**
   * Takes what happened in each comparison.
   *
   * @param people how many people there are, numbered from 0
   * @param one a person of each comparison
   * @param other the other person, or the same in a mated comparison
   * @param happened whether it went wrong
   */
  public static PersonBootstrap of(int people, int[] one, int[] other, boolean[] happened) {
    long[] cells = new long[one.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = ((long) one[i] * people + other[i]) * 2 + (happened[i] ? 1 : 0);
    }
    Arrays.sort(cells);
    return new PersonBootstrap(people, cells);
  }

  /** Draws people {@value #DRAWS} times; the same comparisons give the same interval. */
  public Interval interval95() {
    return interval95(new SplittableRandom(SEED), DRAWS);
  }

  /** As above, by given chance. */
  Interval interval95(SplittableRandom random, int draws) {
    long[] runs = runs();
    double[] rates = new double[draws];
    int drawn = 0;
    for (int draw = 0; draw < draws; draw++) {
      double rate = rate(runs, weights(random));
      if (!Double.isNaN(rate)) {
        rates[drawn++] = rate;
      }
    }
    if (drawn == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    double[] ascending = Arrays.copyOf(rates, drawn);
    Arrays.sort(ascending);
    return new Interval(
        ascending[(int) Math.floor(TAIL * (drawn - 1))],
        ascending[(int) Math.ceil((1 - TAIL) * (drawn - 1))]);
  }

  /** Returns equal comparisons together: cell, how many, cell, how many, and so on. */
  private long[] runs() {
    int distinct = 0;
    for (int i = 0; i < cells.length; i++) {
      distinct += i == 0 || cells[i] != cells[i - 1] ? 1 : 0;
    }
    long[] runs = new long[2 * distinct];
    int size = 0;
    for (int i = 0; i < cells.length; i++) {
      if (i > 0 && cells[i] == cells[i - 1]) {
        runs[size - 1]++;
      } else {
        runs[size++] = cells[i];
        runs[size++] = 1;
      }
    }
    return runs;
  }

  private int[] weights(SplittableRandom random) {
    int[] weights = new int[people];
    for (int i = 0; i < people; i++) {
      weights[random.nextInt(people)]++;
    }
    return weights;
  }

  private double rate(long[] runs, int[] weights) {
    long events = 0;
    long trials = 0;
    for (int i = 0; i < runs.length; i += 2) {
      long pair = runs[i] / 2;
      int one = (int) (pair / people);
      int other = (int) (pair % people);
      long weight = one == other ? weights[one] : (long) weights[one] * weights[other];
      trials += weight * runs[i + 1];
      events += weight * runs[i + 1] * (runs[i] % 2);
    }
    return trials == 0 ? Double.NaN : (double) events / trials;
  }
}
