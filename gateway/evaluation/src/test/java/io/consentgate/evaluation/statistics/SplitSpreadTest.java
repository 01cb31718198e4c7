package io.consentgate.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.statistics.NonMatedPairs.FalseMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SplitSpreadTest {

  private static final int PEOPLE = 100;

  @Test
  void count_ofPeopleWithSeveralPictures_leavesOutTheirOwnPairs() {
    NonMatedPairs pairs =
        new NonMatedPairs(new int[] {2, 1, 3}, List.of(new FalseMatch(0, 1), new FalseMatch(1, 2)));

    assertThat(pairs.count()).isEqualTo(new Count(2, 2 + 6 + 3));
    assertThat(pairs.count(new boolean[] {true, true, false})).isEqualTo(new Count(1, 2));
  }

  @Test
  void factor_withoutFalseMatches_isNearOne() {
    assertThat(new SplitSpread(pairs(List.of()), PEOPLE / 2).factor(0.99)).isBetween(0.9, 1.1);
  }

  /** The same number of false matches spreads wider if they come from one person. */
  @Test
  void factor_whenOnePersonMakesAllFalseMatches_isLarger() {
    List<FalseMatch> ofOne = new ArrayList<>();
    List<FalseMatch> ofMany = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      ofOne.add(new FalseMatch(0, i));
      ofMany.add(new FalseMatch(2 * i, 2 * i + 1));
    }

    double one = new SplitSpread(pairs(ofOne), PEOPLE / 2).factor(0.99);
    double many = new SplitSpread(pairs(ofMany), PEOPLE / 2).factor(0.99);

    assertThat(one).isGreaterThan(2 * many);
  }

  private static NonMatedPairs pairs(List<FalseMatch> falseMatches) {
    int[] pictures = new int[PEOPLE];
    Arrays.fill(pictures, 2);
    return new NonMatedPairs(pictures, falseMatches);
  }
}
