package io.consentgate.evaluation.crash;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.withdrawal.Erasure;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import io.consentgate.gateway.withdrawal.KeyRing;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
  public void decideAll(List<Erasure> erasures) {
    ledger.decideAll(erasures);
  }

  @Override
  public List<ConsentGrant> due(ErasureInstant now, Duration maxRetention) {
    return ledger.due(now, maxRetention);
  }

  @Override
  public Optional<Instant> overdueSince(Instant now, Duration maxRetention) {
    return ledger.overdueSince(now, maxRetention);
  }

  @Override
  public List<GrantId> standing(Predicate<ModelSetId> sets) {
    return ledger.standing(sets);
  }

  @Override
  public void deleteReference(GrantId grant) {
    ledger.deleteReference(grant);
  }

  @Override
  public void certify(ErasureCertificate certificate, String compactJws, AuditEvent.Erased event) {
    ledger.certify(certificate, compactJws, event);
    Slowly.pass();
    ring.destroy(owed);
    owed.clear();
  }

  @Override
  public Optional<String> certificate(GrantId grant) {
    return ledger.certificate(grant);
  }
}
