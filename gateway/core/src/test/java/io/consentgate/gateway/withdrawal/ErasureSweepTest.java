package io.consentgate.gateway.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.withdrawal.WithdrawalResult.Erased;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ErasureSweepTest extends UnreliablePower {

  @ParameterizedTest
  @EnumSource(Cut.class)
  @DisplayName("EU-22: the power fails at any step; what was decided is finished by the next sweep")
  void sweep_afterAPowerCut_finishesTheErasure(Cut at) {
    cut = Optional.of(at);
    assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> withdraw(1));
    cut = Optional.empty();
    boolean decided = at != Cut.BEFORE_DECIDE;
    assertThat(world.grants.find(id).orElseThrow().state())
        .isEqualTo(decided ? GrantState.WITHDRAWN : GrantState.STANDING);
    boolean certified = at == Cut.AFTER_CERTIFY;
    assertThat(memory.certificate(id).isPresent()).isEqualTo(certified);

    int count = service().sweep();

    assertThat(count).isEqualTo(decided && !certified ? 1 : 0);
    if (decided) {
      assertErased();
      assertThat(memory.certificate(id)).isPresent();
    } else {
      assertThat(memory.holds(id)).isTrue();
      assertThat(withdraw(1)).isInstanceOf(Erased.class);
      assertErased();
    }
    assertThat(service().sweep()).isZero();
  }

  @Test
  @DisplayName("CN-05: expiry is the same path with a timer as its cause")
  void sweep_expired_erases() {
    world.time.advance(Duration.ofHours(1).minusNanos(1));
    assertThat(service().sweep()).isZero();
    assertThat(memory.holds(id)).isTrue();

    world.time.advance(Duration.ofNanos(1));

    assertThat(service().sweep()).isEqualTo(1);
    assertErased();
    assertThat(signed)
        .singleElement()
        .extracting(ErasureCertificate::cause)
        .isEqualTo(ErasureCause.EXPIRED);
    assertThat(world.grants.find(id).orElseThrow().state()).isEqualTo(GrantState.EXPIRED);
  }

  @Test
  @DisplayName("A clock that jumped destroys nothing, and what was decided is still finished")
  void sweep_wallClockAlone_expiresNothing() {
    world.time.setWall(world.time.instant().plus(Duration.ofDays(4000)));
    assertThat(world.clock.isSane()).isTrue();

    assertThat(service().sweep()).isZero();
    assertThat(memory.holds(id)).isTrue();

    memory.decide(new Erasure(id, ErasureCause.WITHDRAWN, world.time.instant()));
    assertThat(service().sweep()).isEqualTo(1);
    assertErased();
  }

  @Test
  void end_notConfirmed_erases() {
    assertThat(service().end(id, ErasureCause.NOT_CONFIRMED)).isInstanceOf(Erased.class);

    assertErased();
  }
}
