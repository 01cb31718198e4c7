package io.consentgate.evaluation.sabotage;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.withdrawal.Erasure;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Passes everything on to the real ledger; a fault overrides what it does otherwise. */
public abstract class PassedOn implements ErasureLedger {

  private final ErasureLedger real;

  /** Passes on to a ledger. */
  protected PassedOn(ErasureLedger real) {
    this.real = real;
  }

  @Override
  public Optional<Erasure> decide(Erasure erasure) {
    return real.decide(erasure);
  }

  @Override
  public List<Erasure> unfinished() {
    return real.unfinished();
  }

  @Override
  public void decideAll(List<Erasure> erasures) {
    real.decideAll(erasures);
  }

  @Override
  public List<ConsentGrant> due(ErasureInstant now, Duration maxRetention) {
    return real.due(now, maxRetention);
  }

  @Override
  public Optional<Instant> overdueSince(Instant now, Duration maxRetention) {
    return real.overdueSince(now, maxRetention);
  }

  @Override
  public List<GrantId> standing(Predicate<ModelSetId> sets) {
    return real.standing(sets);
  }

  @Override
  public void deleteReference(GrantId grant) {
    real.deleteReference(grant);
  }

  @Override
  public void certify(ErasureCertificate certificate, String compactJws, AuditEvent.Erased event) {
    real.certify(certificate, compactJws, event);
  }

  @Override
  public Optional<String> certificate(GrantId grant) {
    return real.certificate(grant);
  }
}
