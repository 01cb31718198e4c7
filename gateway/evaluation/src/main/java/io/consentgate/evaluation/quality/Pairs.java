package io.consentgate.evaluation.quality;

import io.consentgate.evaluation.statistics.Count;
import io.consentgate.evaluation.statistics.ScoreSample;
import io.consentgate.gateway.vision.FaceMeasures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every comparison among pictures. */
final class Pairs {

  /**
   * A comparison of two pictures of one person.
   *
   * @param one how well the face is seen in one
   * @param other and in the other
   * @param score how alike they are
   */
  record Mated(FaceMeasures one, FaceMeasures other, float score) {}

  private final List<Mated> mated = new ArrayList<>();
  private final ScoreSample nonMated;

  /** Compares every picture with every other. */
  Pairs(List<Seen> pictures) {
    float[] scores = new float[pictures.size() * Math.max(0, pictures.size() - 1) / 2];
    int count = 0;
    for (int i = 0; i < pictures.size(); i++) {
      for (int k = 0; k < i; k++) {
        Seen one = pictures.get(i);
        Seen other = pictures.get(k);
        float score = one.similarity(other);
        if (one.person().equals(other.person())) {
          mated.add(new Mated(one.measures(), other.measures(), score));
        } else {
          scores[count++] = score;
        }
      }
    }
    nonMated = ScoreSample.of(Arrays.copyOf(scores, count));
  }

  /** Returns the comparisons of two pictures of one person. */
  List<Mated> mated() {
    return List.copyOf(mated);
  }

  /** Returns the scores of pictures of two people. */
  ScoreSample nonMated() {
    return nonMated;
  }

  /** Returns how many comparisons of two people reach a threshold. */
  Count falseMatches(double threshold) {
    return new Count(nonMated.reaching(threshold), nonMated.size());
  }
}
