package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.statistics.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ST-13, ST-20: what so few presentations can show. */
final class AttackClaimTest {

  /** FIDO's own figures: 3 of 50 for 15 %, none of 50 for 7 %. */
  @ParameterizedTest
  @CsvSource({"3,50,0.15,true", "4,50,0.15,false", "0,50,0.07,true", "1,50,0.07,false"})
  void isShown_ofFiftyPresentations_agreesWithFido(
      int errors, int trials, double limit, boolean shown) {
    assertThat(new AttackClaim(new Count(errors, trials), limit).isShown()).isEqualTo(shown);
  }

  /** FIDO's figures for false rejects: below 5 % with 8 of 300, 16 of 500. */
  @ParameterizedTest
  @CsvSource({"8,300,true", "9,300,false", "16,500,true", "17,500,false"})
  void isShown_ofFivePerCent_agreesWithFido(int errors, int trials, boolean shown) {
    assertThat(new AttackClaim(new Count(errors, trials), 0.05).isShown()).isEqualTo(shown);
  }

  @Test
  void isShown_withoutAnErrorInTooFew_isNot() {
    AttackClaim few = new AttackClaim(new Count(0, 49), 0.15);

    assertThat(few.isCarried()).isFalse();
    assertThat(few.isShown()).isFalse();
  }

  @Test
  void isShown_everyOneWrong_isNot() {
    assertThat(new AttackClaim(new Count(50, 50), 0.15).isShown()).isFalse();
  }
}
