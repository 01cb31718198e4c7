package io.consentgate.gateway.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.MemoryErasures;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.World;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;

/** A withdrawal service with everything in memory, and a plug to pull at any step. */
abstract class UnreliablePower {

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

  /** The plug is pulled. */
  static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  final World world = new World();
  final GrantId id = world.grant.id();
  final MemoryErasures memory = new MemoryErasures(world.grants, world.entitlements);
  final List<ErasureCertificate> signed = new ArrayList<>();
  Optional<Cut> cut = Optional.empty();
  Duration maxRetention = Duration.ofDays(30);
  Predicate<ModelSetId> retired = _ -> false;
  boolean serviceEnded;
  List<ResidueFinding> findings = List.of(new ResidueFinding("everywhere", true));

  @BeforeEach
  void enrol() {
    memory.add(id);
  }

  void assertErased() {
    assertThat(memory.holds(id)).isFalse();
    assertThat(memory.hasReference(id)).isFalse();
  }

  WithdrawalResult withdraw(int number) {
    try (SecretBytes text = SecretBytes.take(new byte[] {(byte) number})) {
      return service().withdraw(text);
    }
  }

  WithdrawalService service() {
    return new WithdrawalService(
        UnreliablePower::open,
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
            },
            ErasureReach.THIS_MACHINE),
        new EndRules(maxRetention, retired, () -> serviceEnded),
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
    public void decideAll(List<Erasure> erasures) {
      cutAt(Cut.BEFORE_DECIDE);
      memory.decideAll(erasures);
      cutAt(Cut.AFTER_DECIDE);
    }

    @Override
    public List<ConsentGrant> due(ErasureInstant now, Duration max) {
      return memory.due(now, max);
    }

    @Override
    public Optional<Instant> overdueSince(Instant now, Duration max) {
      return memory.overdueSince(now, max);
    }

    @Override
    public List<GrantId> standing(Predicate<ModelSetId> sets) {
      return memory.standing(sets);
    }

    @Override
    public void deleteReference(GrantId grant) {
      cutAt(Cut.BEFORE_DELETE);
      memory.deleteReference(grant);
      cutAt(Cut.AFTER_DELETE);
    }

    @Override
    public void certify(
        ErasureCertificate certificate, String compactJws, AuditEvent.Erased event) {
      cutAt(Cut.BEFORE_CERTIFY);
      memory.certify(certificate, compactJws, event);
      cutAt(Cut.AFTER_CERTIFY);
    }

    @Override
    public Optional<String> certificate(GrantId grant) {
      return memory.certificate(grant);
    }
  }
}
