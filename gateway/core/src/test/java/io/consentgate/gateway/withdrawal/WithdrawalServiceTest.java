package io.consentgate.gateway.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.MemoryErasures;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.World;
import io.consentgate.gateway.withdrawal.WithdrawalResult.Erased;
import io.consentgate.gateway.withdrawal.WithdrawalResult.NotCertified;
import io.consentgate.gateway.withdrawal.WithdrawalResult.UnknownPass;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WithdrawalServiceTest {

  /** Where the power may fail: before or after each step that outlives the process. */
  enum Cut {
    BEFORE_DECIDE,
    AFTER_DECIDE,
    BEFORE_DESTROY,
    AFTER_DESTROY,
    BEFORE_DELETE,
    AFTER_DELETE,
    BEFORE_CHECK,
    BEFORE_SIGN,
    BEFORE_CERTIFY,
    AFTER_CERTIFY
  }

  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final World world = new World();
  private final GrantId id = world.grant.id();
  private final MemoryErasures memory = new MemoryErasures(world.grants);
  private final List<ErasureCertificate> signed = new ArrayList<>();
  private Optional<Cut> cut = Optional.empty();
  private List<ResidueFinding> findings = List.of(new ResidueFinding("everywhere", true));

  @BeforeEach
  void enrol() {
    memory.add(id);
  }

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
  @DisplayName("CN-39: a check that finds something yields no certificate")
  void withdraw_residueFound_isNotCertified() {
    findings = List.of(new ResidueFinding("one", true), new ResidueFinding("other", false));
    assertThat(withdraw(1)).isEqualTo(new NotCertified());
    assertThat(signed).isEmpty();
    assertThat(memory.unfinished()).hasSize(1);

    findings = List.of();
    assertThat(service().sweep()).isZero();
    assertThat(signed).isEmpty();

    findings = List.of(new ResidueFinding("one", true));
    assertThat(service().sweep()).isEqualTo(1);
    assertThat(memory.unfinished()).isEmpty();
  }

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
  @DisplayName("A clock that was set back destroys nothing, and what was decided is still finished")
  void sweep_clockSuspect_expiresNothing() {
    world.time.advance(Duration.ofHours(2));
    assertThat(world.clock.isSane()).isTrue();
    world.time.setWall(world.time.instant().minusSeconds(60));

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

  private void assertErased() {
    assertThat(memory.holds(id)).isFalse();
    assertThat(memory.hasReference(id)).isFalse();
  }

  private WithdrawalResult withdraw(int number) {
    try (SecretBytes text = SecretBytes.take(new byte[] {(byte) number})) {
      return service().withdraw(text);
    }
  }

  private WithdrawalService service() {
    return new WithdrawalService(
        WithdrawalServiceTest::open,
        new Keys(),
        new Ledger(),
        new ErasureProof(
            Samples.GATEWAY,
            _ -> {
              cutAt(Cut.BEFORE_CHECK);
              return findings;
            },
            certificate -> {
              cutAt(Cut.BEFORE_SIGN);
              signed.add(certificate);
              return "signed " + signed.size();
            }),
        world.entitlements,
        world.clock);
  }

  private void cutAt(Cut here) {
    if (cut.equals(Optional.of(here))) {
      throw new PowerCut();
    }
  }

  private static PresentedPass open(SecretBytes text) throws InvalidPassException {
    byte number = text.memory().get(ValueLayout.JAVA_BYTE, 0);
    if (number == 0) {
      throw new InvalidPassException("no pass");
    }
    return new PresentedPass(
        Samples.grantId(number),
        Instant.EPOCH,
        SecretBytes.allocate(PresentedPass.HALF_SIZE_BYTES),
        null);
  }

  private final class Keys implements KeyRing {
    @Override
    public boolean holds(GrantId grant) {
      return memory.holds(grant);
    }

    @Override
    public void destroy(Set<GrantId> grants) {
      cutAt(Cut.BEFORE_DESTROY);
      memory.destroy(grants);
      cutAt(Cut.AFTER_DESTROY);
    }
  }

  private final class Ledger implements ErasureLedger {
    @Override
    public Optional<Erasure> decide(Erasure erasure) {
      cutAt(Cut.BEFORE_DECIDE);
      Optional<Erasure> decided = memory.decide(erasure);
      cutAt(Cut.AFTER_DECIDE);
      return decided;
    }

    @Override
    public List<Erasure> unfinished() {
      return memory.unfinished();
    }

    @Override
    public List<GrantId> due(Instant now) {
      return memory.due(now);
    }

    @Override
    public void deleteReference(GrantId grant) {
      cutAt(Cut.BEFORE_DELETE);
      memory.deleteReference(grant);
      cutAt(Cut.AFTER_DELETE);
    }

    @Override
    public void certify(ErasureCertificate certificate, String compactJws) {
      cutAt(Cut.BEFORE_CERTIFY);
      memory.certify(certificate, compactJws);
      cutAt(Cut.AFTER_CERTIFY);
    }

    @Override
    public Optional<String> certificate(GrantId grant) {
      return memory.certificate(grant);
    }
  }
}
