package io.consentgate.evaluation.calibrate;

import io.consentgate.evaluation.statistics.ScoreSample;
import java.util.Arrays;
import java.util.List;

/** Comparison scores of one kind, in one group. */
public final class Scores {

  private final String group;
  private final int people;
  private final ScoreSample sample;

  private Scores(String group, int people, float[] scores) {
    this.group = group;
    this.people = people;
    sample = ScoreSample.of(scores);
  }

  /** Scores every pair of two people. */
  public static Scores nonMated(String group, List<FeatureTable.Row> rows) {
    return of(group, rows, false);
  }

  /** Scores every pair of pictures of one person. */
  public static Scores mated(String group, List<FeatureTable.Row> rows) {
    return of(group, rows, true);
  }

  private static Scores of(String group, List<FeatureTable.Row> rows, boolean mated) {
    float[] scores = new float[Math.max(0, rows.size() * (rows.size() - 1) / 2)];
    int count = 0;
    for (int i = 0; i < rows.size(); i++) {
      for (int k = 0; k < i; k++) {
        boolean samePerson = rows.get(i).picture().person().equals(rows.get(k).picture().person());
        if (samePerson == mated) {
          scores[count++] = rows.get(i).features().similarity(rows.get(k).features());
        }
      }
    }
    int people = (int) rows.stream().map(row -> row.picture().person()).distinct().count();
    return new Scores(group, people, Arrays.copyOf(scores, count));
  }

  /** Makes scores from values, for a group of that many people. */
  static Scores ofValues(String group, int people, float[] values) {
    return new Scores(group, people, values);
  }

  /** Returns the group. */
  public String group() {
    return group;
  }

  /** Returns the number of people behind it. */
  public int people() {
    return people;
  }

  /** Returns the number of scores. */
  public int size() {
    return sample.size();
  }

  /** Returns how many reach a threshold. */
  public int reaching(double threshold) {
    return sample.reaching(threshold);
  }

  /** Returns the scores in order. */
  ScoreSample sample() {
    return sample;
  }
}
