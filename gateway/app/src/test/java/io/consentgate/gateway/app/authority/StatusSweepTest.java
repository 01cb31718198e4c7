package io.consentgate.gateway.app.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.testing.MemoryErasures;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.World;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class StatusSweepTest {

  private final World world = new World();
  private final MemoryErasures erasures = new MemoryErasures(world.grants, world.entitlements);
  private boolean isClean = true;
  private final StatusSweep sweep =
      new StatusSweep(() -> List.of(world.grant), world.status, withdrawals());

  @Test
  @DisplayName("CN-13: a check that finds something gives an alarm and no certificate")
  void round_checkFindsSomething_isCountedUntilItIsClean() {
    world.time.advance(Duration.ofHours(1));
    isClean = false;
    sweep.round();
    assertThat(sweep.failed()).isEqualTo(1);
    assertThat(erasures.certificate(world.grant.id())).isEmpty();

    isClean = true;
    sweep.round();

    assertThat(sweep.failed()).isZero();
    assertThat(erasures.certificate(world.grant.id())).isPresent();
  }

  @Test
  void round_withdrawnAtTheAuthority_isErased() {
    sweep.round();
    assertThat(erasures.certificate(world.grant.id())).isEmpty();
    world.time.advance(Duration.ofSeconds(1));
    world.status.accept(Samples.statusList(world.time.instant(), 1));

    sweep.round();

    assertThat(erasures.certificate(world.grant.id())).isPresent();
  }

  @Test
  @DisplayName("At the start the key goes before anything is served")
  void atStart_expired_destroysTheKey() {
    erasures.add(world.grant.id());
    world.time.advance(Duration.ofHours(1).plusSeconds(7));
    assertThat(sweep.expiryLag()).isEqualTo(Duration.ofSeconds(7));

    sweep.atStart();

    assertThat(erasures.holds(world.grant.id())).isFalse();
    assertThat(world.grants.find(world.grant.id()).orElseThrow().state())
        .isEqualTo(GrantState.EXPIRED);
  }

  private WithdrawalService withdrawals() {
    return new WithdrawalService(
        _ -> {
          throw new IllegalStateException("nobody shows a pass here");
        },
        erasures,
        erasures,
        new ErasureProof(
            Samples.GATEWAY,
            _ -> List.of(new ResidueFinding("everywhere", isClean)),
            _ -> "signed",
            ErasureReach.THIS_MACHINE),
        new EndRules(Duration.ofDays(30), _ -> false, () -> false),
        world.clock);
  }
}
