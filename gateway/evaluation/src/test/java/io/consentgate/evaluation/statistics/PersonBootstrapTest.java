package io.consentgate.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** ST-16: comparisons that share people are not independent, and the interval knows. */
final class PersonBootstrapTest {

  private static final int DATA_SETS = 120;
  private static final int DRAWS = 200;
  private static final int PEOPLE = 50;
  private static final double SPREAD = 0.7;
  private static final double THRESHOLD = 1.8;

  /**
   * Everybody's face is more or less common: a pair matches if both people's commonness and chance
   * together exceed a threshold. The true rate is that of a normal distribution of variance 2 s² +
   * 1.
   */
  @Test
  void interval95_peopleWithCommonFaces_holdsTheTruthWherePearsonsDoesNot() {
    double deviation = Math.sqrt(2 * SPREAD * SPREAD + 1);
    double truth = NormalDistribution.of(0, deviation).survivalProbability(THRESHOLD);
    Random random = new Random(20261125);
    int byPerson = 0;
    int independent = 0;
    for (int i = 0; i < DATA_SETS; i++) {
      Sample sample = new Sample(random);
      PersonBootstrap.Interval interval =
          sample.bootstrap().interval95(new SplittableRandom(i), DRAWS);
      Count count = sample.count();
      byPerson += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
      independent += count.lower95() <= truth && truth <= count.upper95() ? 1 : 0;
    }

    assertThat((double) byPerson / DATA_SETS).isBetween(0.86, 1.0);
    assertThat((double) independent / DATA_SETS).isLessThan(0.75);
  }

  /** One mated comparison a person: then the bootstrap's interval is the binomial one's kin. */
  @Test
  void interval95_independentComparisons_isNearClopperAndPearson() {
    int people = 400;
    int[] person = new int[people];
    boolean[] wrong = new boolean[people];
    for (int i = 0; i < people; i++) {
      person[i] = i;
      wrong[i] = i % 5 == 0;
    }
    Count count = new Count(80, people);

    PersonBootstrap.Interval interval =
        PersonBootstrap.of(people, person, person, wrong).interval95();

    assertThat(interval.low()).isCloseTo(count.lower95(), within(0.01));
    assertThat(interval.high()).isCloseTo(count.upper95(), within(0.01));
  }

  @Test
  void interval95_sameComparisons_isTheSameWhateverTheirOrder() {
    int[] one = {0, 1, 2, 0, 3};
    int[] other = {1, 2, 3, 3, 3};
    boolean[] wrong = {true, false, false, true, false};
    int[] oneTurned = {3, 0, 2, 1, 0};
    int[] otherTurned = {3, 3, 3, 2, 1};
    boolean[] wrongTurned = {false, true, false, false, true};

    assertThat(PersonBootstrap.of(4, one, other, wrong).interval95())
        .isEqualTo(PersonBootstrap.of(4, oneTurned, otherTurned, wrongTurned).interval95());
  }

  @Test
  void interval95_nothingCompared_isNotANumber() {
    PersonBootstrap.Interval interval =
        PersonBootstrap.of(3, new int[0], new int[0], new boolean[0]).interval95();

    assertThat(interval.low()).isNaN();
    assertThat(interval.high()).isNaN();
  }

  /** All pairs of some people. */
  private static final class Sample {

    private final int[] one = new int[PEOPLE * (PEOPLE - 1) / 2];
    private final int[] other = new int[one.length];
    private final boolean[] matched = new boolean[one.length];

    Sample(Random random) {
      double[] commonness = new double[PEOPLE];
      for (int i = 0; i < PEOPLE; i++) {
        commonness[i] = SPREAD * random.nextGaussian();
      }
      int next = 0;
      for (int i = 0; i < PEOPLE; i++) {
        for (int k = 0; k < i; k++) {
          one[next] = k;
          other[next] = i;
          matched[next++] = commonness[i] + commonness[k] + random.nextGaussian() > THRESHOLD;
        }
      }
    }

    PersonBootstrap bootstrap() {
      return PersonBootstrap.of(PEOPLE, one, other, matched);
    }

    Count count() {
      int events = 0;
      for (boolean match : matched) {
        events += match ? 1 : 0;
      }
      return new Count(events, matched.length);
    }
  }
}
