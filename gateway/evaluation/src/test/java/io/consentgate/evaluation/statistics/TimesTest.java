package io.consentgate.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TimesTest {

  @Test
  void quantiles_ofAThousand_areOrderStatistics() {
    Times times = new Times();
    for (int i = 1000; i >= 1; i--) {
      times.add(i * 1_000_000L);
    }

    assertThat(times.size()).isEqualTo(1000);
    assertThat(times.medianMillis()).isEqualTo(500);
    assertThat(times.p99Millis()).isEqualTo(990);
    assertThat(times.quantileMillis(1)).isEqualTo(1000);
  }

  @Test
  void fit_ofPointsOnALine_findsIt() {
    Line line = Line.fit(new double[] {0, 1, 2, 3}, new double[] {5, 7, 9, 11});

    assertThat(line.slope()).isCloseTo(2, within(1e-12));
    assertThat(line.level()).isCloseTo(5, within(1e-12));
  }

  @Test
  void fit_ofOnePlaceOnly_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Line.fit(new double[] {1, 1}, new double[] {2, 3}));
  }
}
