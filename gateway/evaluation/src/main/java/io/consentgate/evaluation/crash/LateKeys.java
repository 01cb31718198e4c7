package io.consentgate.evaluation.crash;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.withdrawal.Erasure;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import io.consentgate.gateway.withdrawal.KeyRing;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link Disorder#CERTIFICATE_FIRST}: the key goes once the certificate is kept, and slowly. */
final class LateKeys implements KeyRing, ErasureLedger, ResidueCheck {

  private final KeyRing ring;
  private final ErasureLedger ledger;
  private final Set<GrantId> owed = new HashSet<>();

  LateKeys(KeyRing ring, ErasureLedger ledger) {
    this.ring = ring;
    this.ledger = ledger;
  }

  @Override
  public boolean holds(GrantId grant) {
    return ring.holds(grant);
  }

  @Override
  public void destroy(Set<GrantId> grants) {
    owed.addAll(grants);
  }

  @Override
  public List<ResidueFinding> check(GrantId grant) {
    return List.of(new ResidueFinding("key-half-in-ring", true));
  }

  @Override
  public Optional<Erasure> decide(Erasure erasure) {
    return ledger.decide(erasure);
  }

  @Override
  public List<Erasure> unfinished() {
    return ledger.unfinished();
  }

  @Override
  public List<GrantId> due(Instant now) {
    return ledger.due(now);
  }

  @Override
  public void deleteReference(GrantId grant) {
    ledger.deleteReference(grant);
  }

  @Override
  public void certify(ErasureCertificate certificate, String compactJws) {
    ledger.certify(certificate, compactJws);
    Slowly.pass();
    ring.destroy(owed);
    owed.clear();
  }

  @Override
  public Optional<String> certificate(GrantId grant) {
    return ledger.certificate(grant);
  }
}
