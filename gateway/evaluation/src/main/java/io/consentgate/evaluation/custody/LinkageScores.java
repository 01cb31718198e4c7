package io.consentgate.evaluation.custody;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Scores between references of two installations, and what they give away. */
final class LinkageScores {

  /** How many bins of one width the scores are counted in, from the lowest to the highest. */
  static final int BINS = 20;

  private static final int DRAWS = 500;
  private static final double BOUND = 0.95;

  private final Map<String, List<Float>> mated = new HashMap<>();
  private float[] nonMated = new float[1024];
  private int size;

  void addMated(String person, float score) {
    mated.computeIfAbsent(person, _ -> new ArrayList<>()).add(score);
  }

  void addNonMated(float score) {
    if (size == nonMated.length) {
      nonMated = Arrays.copyOf(nonMated, 2 * size);
    }
    nonMated[size++] = score;
  }

  void addAll(LinkageScores other) {
    other.mated.forEach(
        (person, scores) -> mated.computeIfAbsent(person, _ -> new ArrayList<>()).addAll(scores));
    for (int i = 0; i < other.size; i++) {
      addNonMated(other.nonMated[i]);
    }
  }

  /** Estimates the measure by histograms; the same scores give the same estimate. */
  Linkability linkability() {
    float lowest = Float.MAX_VALUE;
    float highest = -Float.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      lowest = Math.min(lowest, nonMated[i]);
      highest = Math.max(highest, nonMated[i]);
    }
    for (List<Float> scores : mated.values()) {
      for (float score : scores) {
        lowest = Math.min(lowest, score);
        highest = Math.max(highest, score);
      }
    }
    long[] others = new long[BINS];
    for (int i = 0; i < size; i++) {
      others[bin(nonMated[i], lowest, highest)]++;
    }
    List<long[]> people = new ArrayList<>();
    for (String person : mated.keySet().stream().sorted().toList()) {
      long[] counts = new long[BINS];
      for (float score : mated.getOrDefault(person, List.of())) {
        counts[bin(score, lowest, highest)]++;
      }
      people.add(counts);
    }
    return linkability(people, others);
  }

  private Linkability linkability(List<long[]> people, long[] others) {
    long[] all = new long[BINS];
    people.forEach(counts -> add(all, counts));
    int pairs = Math.toIntExact(Arrays.stream(all).sum());
    return new Linkability(
        Linkability.of(all, others),
        bound(people, others),
        floor(pairs, others),
        people.size(),
        pairs,
        size);
  }

  /** Draws as many people as there are, with repetition, again and again. */
  private static double bound(List<long[]> people, long[] others) {
    SplittableRandom random = new SplittableRandom(1);
    double[] measures = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      long[] all = new long[BINS];
      for (int i = 0; i < people.size(); i++) {
        add(all, people.get(random.nextInt(people.size())));
      }
      measures[draw] = Linkability.of(all, others);
    }
    Arrays.sort(measures);
    return measures[(int) Math.ceil(BOUND * DRAWS) - 1];
  }

  /** Takes for the mated scores as many non-mated ones, drawn again and again. */
  private double floor(int pairs, long[] others) {
    SplittableRandom random = new SplittableRandom(1);
    int draws = DRAWS / 10;
    double sum = 0;
    for (int draw = 0; draw < draws; draw++) {
      long[] drawn = new long[BINS];
      for (int i = 0; i < pairs; i++) {
        int bin = 0;
        for (long rank = random.nextLong(size); rank >= others[bin]; bin++) {
          rank -= others[bin];
        }
        drawn[bin]++;
      }
      sum += Linkability.of(drawn, others);
    }
    return sum / draws;
  }

  private static int bin(float score, float lowest, float highest) {
    return Math.min(BINS - 1, (int) ((score - lowest) / (highest - lowest) * BINS));
  }

  private static void add(long[] to, long[] counts) {
    for (int i = 0; i < to.length; i++) {
      to[i] += counts[i];
    }
  }
}
