package io.consentgate.evaluation.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.statistics.Count;
import org.junit.jupiter.api.Test;

/** ST-15: failures to acquire count in FRR and FAR and nowhere else (ISO/IEC 19795-1). */
final class OutcomeTest {

  @Test
  void counts_someNotAcquired_areRejectsOfEveryTryAndNoComparison() {
    Outcome outcome = Drawn.outcome(200, 300);

    Count fnmr = outcome.falseNonMatches(Drawn.THRESHOLD).count();
    Count frr = outcome.falseRejects(Drawn.THRESHOLD);
    Count fmr = outcome.falseMatches(Drawn.THRESHOLD).count();
    Count far = outcome.falseAccepts(Drawn.THRESHOLD);

    assertThat(fnmr.trials()).isEqualTo(198);
    assertThat(frr).isEqualTo(new Count(fnmr.events() + 2, 200));
    assertThat(fmr.trials()).isEqualTo(297);
    assertThat(far).isEqualTo(new Count(fmr.events(), 300));
  }

  @Test
  void boundHigh_ofErrors_isTheWiderOfBothIntervals() {
    ErrorRate rate = Drawn.outcome(200, 300).falseNonMatches(Drawn.THRESHOLD);

    assertThat(rate.boundHigh())
        .isGreaterThanOrEqualTo(rate.count().upper95())
        .isGreaterThanOrEqualTo(rate.byPerson().high());
    assertThat(Drawn.rate(0, 10).boundHigh()).isEqualTo(new Count(0, 10).upper95());
  }
}
