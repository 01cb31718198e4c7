package io.consentgate.evaluation.images;

import io.consentgate.evaluation.statistics.BalancedAccuracy;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.PersonBootstrap;
import io.consentgate.evaluation.statistics.ScoreSample;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of each comparison of a protocol. Scores stay in here; only counts come out. */
final class Outcome {

  /** There is no score where a picture gave no features: that is never a match. */
  private static final float NONE = Float.NEGATIVE_INFINITY;

  private final Protocol protocol;
  private final float[] scores;
  private final ScoreSample mated;
  private final ScoreSample nonMated;

  private Outcome(Protocol protocol, float[] scores) {
    this.protocol = protocol;
    this.scores = scores;
    mated = sample(true);
    nonMated = sample(false);
  }

  /**
   * Makes every comparison.
   *
   * @param protocol what to compare
   * @param features of each picture in the protocol's order, null where it gave none; stay open
   */
  static Outcome of(Protocol protocol, List<@Nullable FaceFeatures> features) {
    float[] scores = new float[protocol.comparisons().size()];
    for (int i = 0; i < scores.length; i++) {
      Comparison pair = protocol.comparisons().get(i);
      FaceFeatures one = features.get(pair.one());
      FaceFeatures other = features.get(pair.other());
      scores[i] = one == null || other == null ? NONE : one.similarity(other);
    }
    return new Outcome(protocol, scores);
  }

  /** Takes scores as they are. */
  static Outcome ofScores(Protocol protocol, float[] scores) {
    return new Outcome(protocol, scores.clone());
  }

  /** Returns scores of one person's pictures, both acquired. */
  ScoreSample mated() {
    return mated;
  }

  /** Returns scores of two people's pictures, both acquired. */
  ScoreSample nonMated() {
    return nonMated;
  }

  /** Returns how many comparisons there were to make, acquired or not. */
  long tried(boolean isMated) {
    return protocol.comparisons().stream().filter(pair -> pair.mated() == isMated).count();
  }

  /** Returns false matches among the non-mated comparisons made. */
  ErrorRate falseMatches(double threshold) {
    Count count = new Count(nonMated.reaching(threshold), nonMated.size());
    return new ErrorRate(count, byPerson(false, threshold));
  }

  /** Returns false non-matches among the mated comparisons made. */
  ErrorRate falseNonMatches(double threshold) {
    Count count = new Count(mated.below(threshold), mated.size());
    return new ErrorRate(count, byPerson(true, threshold));
  }

  /** Returns who was turned away of all who tried, whether acquired or not. */
  Count falseRejects(double threshold) {
    long tried = tried(true);
    return new Count(tried - mated.reaching(threshold), tried);
  }

  /** Returns strangers let in of all who tried, whether acquired or not. */
  Count falseAccepts(double threshold) {
    return new Count(nonMated.reaching(threshold), tried(false));
  }

  /** Returns the accuracy by folds, if there are enough comparisons for two. */
  Optional<BalancedAccuracy> accuracy() {
    if (protocol.folds() < 2) {
      return Optional.empty();
    }
    boolean[] isMated = new boolean[scores.length];
    int[] fold = new int[scores.length];
    for (int i = 0; i < scores.length; i++) {
      isMated[i] = protocol.comparisons().get(i).mated();
      fold[i] = protocol.comparisons().get(i).fold();
    }
    return Optional.of(BalancedAccuracy.of(scores, isMated, fold, protocol.folds()));
  }

  private PersonBootstrap.Interval byPerson(boolean isMated, double threshold) {
    int[] people = people();
    int size = (isMated ? mated : nonMated).size();
    int[] one = new int[size];
    int[] other = new int[size];
    boolean[] wrong = new boolean[size];
    int next = 0;
    for (int i = 0; i < scores.length; i++) {
      Comparison pair = protocol.comparisons().get(i);
      if (pair.mated() == isMated && scores[i] > NONE) {
        one[next] = people[pair.one()];
        other[next] = people[pair.other()];
        wrong[next++] = scores[i] >= (float) threshold != isMated;
      }
    }
    int count = Arrays.stream(people).max().orElse(0) + 1;
    return PersonBootstrap.of(count, one, other, wrong).interval95();
  }

  /** Returns a number for each picture: whose it is. */
  private int[] people() {
    Map<String, Integer> numbers = new HashMap<>();
    return protocol.pictures().stream()
        .mapToInt(named -> numbers.computeIfAbsent(named.picture().person(), _ -> numbers.size()))
        .toArray();
  }

  private ScoreSample sample(boolean isMated) {
    float[] chosen = new float[scores.length];
    int size = 0;
    for (int i = 0; i < scores.length; i++) {
      if (protocol.comparisons().get(i).mated() == isMated && scores[i] > NONE) {
        chosen[size++] = scores[i];
      }
    }
    return ScoreSample.of(Arrays.copyOf(chosen, size));
  }
}
