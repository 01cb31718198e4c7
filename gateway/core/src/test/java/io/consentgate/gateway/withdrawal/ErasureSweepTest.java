package io.consentgate.gateway.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.policy.PackKind;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.ReferenceEnd;
import io.consentgate.gateway.consent.Refusal;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.withdrawal.WithdrawalResult.Erased;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
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

    int count = service().sweep().certified();

    assertThat(count).isEqualTo(decided && !certified ? 1 : 0);
    if (decided) {
      assertErased();
      assertThat(memory.certificate(id)).isPresent();
    } else {
      assertThat(memory.holds(id)).isTrue();
      assertThat(withdraw(1)).isInstanceOf(Erased.class);
      assertErased();
    }
    assertThat(service().sweep().certified()).isZero();
  }

  @Test
  @DisplayName("CN-05: expiry is the same path with a timer as its cause")
  void sweep_expired_erases() {
    world.time.advance(Duration.ofHours(1).minusNanos(1));
    assertThat(service().sweep().certified()).isZero();
    assertThat(memory.holds(id)).isTrue();

    world.time.advance(Duration.ofNanos(1));

    assertThat(service().sweep().certified()).isEqualTo(1);
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

    assertThat(service().sweep().certified()).isZero();
    assertThat(memory.holds(id)).isTrue();

    memory.decide(new Erasure(id, ErasureCause.WITHDRAWN, world.time.instant()));
    assertThat(service().sweep().certified()).isEqualTo(1);
    assertErased();
  }

  @Test
  void end_notConfirmed_erases() {
    assertThat(service().end(id, ErasureCause.NOT_CONFIRMED)).isInstanceOf(Erased.class);

    assertErased();
  }

  @ParameterizedTest
  @EnumSource(
      value = ErasureCause.class,
      names = {"EXPIRED", "SERVICE_ENDED", "MODEL_RETIRED", "RETENTION_SHORTENED"})
  @DisplayName("CN-13: the power fails at any step of any trigger; the next start goes on")
  void cutOff_afterAPowerCut_finishesEveryTrigger(ErasureCause cause) {
    trigger(cause);
    int cuts = 0;
    for (Cut at : Cut.values()) {
      cut = Optional.of(at);
      try {
        service().cutOff();
        service().sweep();
      } catch (PowerCut _) {
        cuts++;
      }
    }
    cut = Optional.empty();
    assertThat(cuts).isEqualTo(Cut.values().length);
    service().sweep();

    assertErased();
    assertThat(memory.certificate(id)).isPresent();
    assertThat(signed).last().extracting(ErasureCertificate::cause).isEqualTo(cause);
    assertThat(world.entitlements.events())
        .containsExactly(
            new AuditEvent.Erased(world.clock.latest().truncatedTo(ChronoUnit.HOURS), cause));
  }

  @Test
  void cutOff_nothingDue_leavesTheReference() {
    service().cutOff();

    assertThat(memory.holds(id)).isTrue();
  }

  @Test
  @DisplayName("CN-05: the pack's maximum binds a grant that was given for longer, on every read")
  void live_beyondThePacksMaximum_isRefused() {
    ReferenceEnd end = ReferenceEnd.of(world.grant, Duration.ofMinutes(10));
    assertThat(end.instant()).isEqualTo(world.grant.issued().plus(Duration.ofMinutes(10)));
    assertThat(ReferenceEnd.of(world.grant, Duration.ofDays(1)).instant())
        .isEqualTo(world.grant.expires());
    PolicyPack pack =
        new PolicyPack(
            "SHORT",
            PackKind.DEMO,
            Set.of(Custody.SEALED),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            1e-4,
            1e-3);
    ConsentCheck check =
        new ConsentCheck(
            world.grants, world.status, world.clock, Samples.GATEWAY, Samples.MODEL_SET, pack);
    world.time.advance(Duration.ofMinutes(10).minusSeconds(4));
    world.status.accept(Samples.statusList(world.time.instant()));
    assertThat(check.live(id, Purpose.ENTRY_VERIFICATION))
        .isInstanceOfSatisfying(
            ConsentResult.Live.class,
            live -> {
              assertThat(live.consent().until()).isEqualTo(end.instant());
              assertThat(live.consent().end().instant()).isEqualTo(end.instant());
            });

    world.time.advance(Duration.ofSeconds(4));

    assertThat(check.live(id, Purpose.ENTRY_VERIFICATION))
        .isEqualTo(new ConsentResult.Refused(Refusal.EXPIRED));
  }

  private void trigger(ErasureCause cause) {
    switch (cause) {
      case EXPIRED -> world.time.advance(Duration.ofHours(1));
      case SERVICE_ENDED -> serviceEnded = true;
      case MODEL_RETIRED -> retired = Samples.MODEL_SET::equals;
      case RETENTION_SHORTENED -> {
        maxRetention = Duration.ofMinutes(1);
        world.time.advance(maxRetention);
      }
      case WITHDRAWN, NOT_CONFIRMED -> throw new IllegalArgumentException("needs a pass");
    }
  }
}
