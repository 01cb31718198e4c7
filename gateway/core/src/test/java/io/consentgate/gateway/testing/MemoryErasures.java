package io.consentgate.gateway.testing;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.AuditTrail;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.ReferenceEnd;
import io.consentgate.gateway.withdrawal.Erasure;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import io.consentgate.gateway.withdrawal.KeyRing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Erasures, references and key halves in memory. */
public final class MemoryErasures implements ErasureLedger, KeyRing {

  private final MemoryGrants grants;
  private final Map<GrantId, Erasure> decided = new LinkedHashMap<>();
  private final Map<GrantId, String> certificates = new HashMap<>();
  private final Set<GrantId> references = new HashSet<>();
  private final Set<GrantId> keys = new HashSet<>();

  private final AuditTrail audit;

  /** Works on these grants, and writes events down there. */
  public MemoryErasures(MemoryGrants grants, AuditTrail audit) {
    this.grants = grants;
    this.audit = audit;
  }

  /** Puts a reference and its key half there. */
  public synchronized void add(GrantId grant) {
    references.add(grant);
    keys.add(grant);
  }

  @Override
  public synchronized Optional<Erasure> decide(Erasure erasure) {
    if (grants.find(erasure.grant()).isEmpty()) {
      return Optional.empty();
    }
    grants.setState(
        erasure.grant(),
        switch (erasure.cause()) {
          case WITHDRAWN, NOT_CONFIRMED -> GrantState.WITHDRAWN;
          case EXPIRED, SERVICE_ENDED, MODEL_RETIRED, RETENTION_SHORTENED -> GrantState.EXPIRED;
        });
    return Optional.of(decided.computeIfAbsent(erasure.grant(), _ -> erasure));
  }

  @Override
  public synchronized List<Erasure> unfinished() {
    return decided.values().stream()
        .filter(erasure -> !certificates.containsKey(erasure.grant()))
        .toList();
  }

  @Override
  public synchronized void decideAll(List<Erasure> erasures) {
    erasures.forEach(this::decide);
  }

  @Override
  public synchronized List<ConsentGrant> due(ErasureInstant now, Duration maxRetention) {
    return undecided().filter(grant -> isOver(grant, now.instant(), maxRetention)).toList();
  }

  @Override
  public synchronized Optional<Instant> overdueSince(Instant now, Duration maxRetention) {
    return undecided()
        .filter(grant -> isOver(grant, now, maxRetention))
        .map(grant -> ReferenceEnd.of(grant, maxRetention).instant())
        .min(Instant::compareTo);
  }

  @Override
  public synchronized List<GrantId> standing(Predicate<ModelSetId> sets) {
    return undecided()
        .filter(grant -> sets.test(grant.terms().modelSet()))
        .map(grant -> grant.id())
        .toList();
  }

  private Stream<ConsentGrant> undecided() {
    return grants.all().stream()
        .map(GrantRecord::grant)
        .filter(grant -> !decided.containsKey(grant.id()));
  }

  private static boolean isOver(ConsentGrant grant, Instant now, Duration maxRetention) {
    return !now.isBefore(ReferenceEnd.of(grant, maxRetention).instant());
  }

  @Override
  public synchronized void deleteReference(GrantId grant) {
    references.remove(grant);
  }

  @Override
  public synchronized void certify(
      ErasureCertificate certificate, String compactJws, AuditEvent.Erased event) {
    if (certificates.putIfAbsent(certificate.grant(), compactJws) == null) {
      audit.append(event);
    }
  }

  @Override
  public synchronized Optional<String> certificate(GrantId grant) {
    return Optional.ofNullable(certificates.get(grant));
  }

  @Override
  public synchronized boolean holds(GrantId grant) {
    return keys.contains(grant);
  }

  @Override
  public synchronized void destroy(Set<GrantId> gone) {
    keys.removeAll(gone);
  }

  /** Tells whether a reference is there. */
  public synchronized boolean hasReference(GrantId grant) {
    return references.contains(grant);
  }
}
