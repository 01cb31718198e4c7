package io.consentgate.gateway.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.access.PresentedCode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One presentation is one entry, however long it is held up. */
class CodeDebounceTest {

  private static final Optional<CodeTaker> NOBODY = Optional.empty();

  private final SecureRandom random = new SecureRandom();
  private final CodeDebounce debounce = new CodeDebounce(random);
  private final PresentedCode ada = new PresentedCode.Ticket(EntitlementCode.random(random));
  private final PresentedCode bob = new PresentedCode.Ticket(EntitlementCode.random(random));

  @Test
  void isNew_sameCodeHeldUp_onlyOnce() {
    assertThat(debounce.isNew(ada, NOBODY, millis(0))).isTrue();
    for (int i = 1; i < 100; i++) {
      assertThat(debounce.isNew(ada, NOBODY, millis(i * 200L))).isFalse();
    }
  }

  @Test
  void isNew_readsMissedInBetween_onlyOnce() {
    assertThat(debounce.isNew(ada, NOBODY, millis(0))).isTrue();
    debounce.nothing(millis(200));
    debounce.nothing(millis(1400));

    assertThat(debounce.isNew(ada, NOBODY, millis(1600))).isFalse();
  }

  @Test
  void isNew_outOfViewLongEnough_again() {
    assertThat(debounce.isNew(ada, NOBODY, millis(0))).isTrue();
    debounce.nothing(millis(200));
    debounce.nothing(millis(1700));

    assertThat(debounce.isNew(ada, NOBODY, millis(1800))).isTrue();
  }

  @Test
  void isNew_noFramesAtAll_notAgain() {
    assertThat(debounce.isNew(ada, NOBODY, millis(0))).isTrue();

    assertThat(debounce.isNew(ada, NOBODY, millis(60_000))).isFalse();
  }

  @Test
  void isNew_anotherCode_atOnce() {
    assertThat(debounce.isNew(ada, NOBODY, millis(0))).isTrue();
    assertThat(debounce.isNew(bob, NOBODY, millis(200))).isTrue();
  }

  @Test
  void isNew_kioskAsksForTheCodeInView_takenOnceAndNotForThePortalAfterwards() {
    Optional<CodeTaker> kiosk = Optional.of(new Kiosk());
    assertThat(debounce.isNew(ada, NOBODY, millis(0))).isTrue();

    assertThat(debounce.isNew(ada, kiosk, millis(200))).isTrue();
    assertThat(debounce.isNew(ada, kiosk, millis(400))).isFalse();
    assertThat(debounce.isNew(ada, NOBODY, millis(600))).isFalse();
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  private static final class Kiosk implements CodeTaker {
    @Override
    public boolean isWaiting() {
      return true;
    }

    @Override
    public void take(PresentedCode code) {}
  }
}
