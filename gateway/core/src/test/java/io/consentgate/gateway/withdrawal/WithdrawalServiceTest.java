package io.consentgate.gateway.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.withdrawal.WithdrawalResult.Erased;
import io.consentgate.gateway.withdrawal.WithdrawalResult.NotCertified;
import io.consentgate.gateway.withdrawal.WithdrawalResult.UnknownPass;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class WithdrawalServiceTest extends UnreliablePower {

  @Test
  @DisplayName("CN-13, CN-39: withdrawn by pass, erased and certified at once")
  void withdraw_byPass_erasesAndCertifies() {
    WithdrawalResult result = withdraw(1);

    assertThat(result).isEqualTo(new Erased("signed 1"));
    assertErased();
    assertThat(world.grants.find(id).orElseThrow().state()).isEqualTo(GrantState.WITHDRAWN);
    assertThat(signed)
        .containsExactly(
            new ErasureCertificate(
                id,
                Samples.GATEWAY,
                ErasureCause.WITHDRAWN,
                world.time.instant(),
                ErasureReach.THIS_MACHINE,
                List.of(new ResidueFinding("everywhere", true))));
    assertThat(world.entitlements.events())
        .containsExactly(
            new AuditEvent.Erased(
                world.time.instant().truncatedTo(ChronoUnit.HOURS), ErasureCause.WITHDRAWN));
  }

  @Test
  @DisplayName("CN-03: the entitlement is untouched")
  void withdraw_byPass_leavesTheEntitlement() {
    withdraw(1);

    assertThat(world.entitlements.find(Samples.entitlementId(1)).orElseThrow().entriesLeft())
        .isEqualTo(2);
  }

  @Test
  void withdraw_again_givesTheSameCertificate() {
    WithdrawalResult first = withdraw(1);

    assertThat(withdraw(1)).isEqualTo(first);

    assertThat(signed).hasSize(1);
    assertThat(world.entitlements.events()).hasSize(1);
  }

  @Test
  void withdraw_noPassOrUnknownGrant_isUnknown() {
    assertThat(withdraw(0)).isEqualTo(new UnknownPass());
    assertThat(withdraw(9)).isEqualTo(new UnknownPass());

    assertThat(memory.holds(id)).isTrue();
  }

  @Test
  @DisplayName("CN-02: holding the pass is enough, also where the record of the consent is lost")
  void withdraw_recordLost_destroysTheKeyWithoutACertificate() {
    GrantId lost = Samples.grantId(9);
    memory.add(lost);

    assertThat(withdraw(9)).isEqualTo(new NotCertified());

    assertThat(memory.holds(lost)).isFalse();
    assertThat(memory.holds(id)).isTrue();
    assertThat(signed).isEmpty();
  }

  @Test
  @DisplayName("CN-39: a check that finds something yields no certificate")
  void withdraw_residueFound_isNotCertified() {
    findings = List.of(new ResidueFinding("one", true), new ResidueFinding("other", false));
    assertThat(withdraw(1)).isEqualTo(new NotCertified());
    assertThat(signed).isEmpty();
    assertThat(memory.unfinished()).hasSize(1);

    findings = List.of();
    assertThat(service().sweep().certified()).isZero();
    assertThat(signed).isEmpty();

    findings = List.of(new ResidueFinding("one", true));
    assertThat(service().sweep().certified()).isEqualTo(1);
    assertThat(memory.unfinished()).isEmpty();
  }
}
