package io.consentgate.gateway.testing;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.withdrawal.Erasure;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import io.consentgate.gateway.withdrawal.KeyRing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Erasures, references and key halves in memory. */
public final class MemoryErasures implements ErasureLedger, KeyRing {

  private final MemoryGrants grants;
  private final Map<GrantId, Erasure> decided = new LinkedHashMap<>();
  private final Map<GrantId, String> certificates = new HashMap<>();
  private final Set<GrantId> references = new HashSet<>();
  private final Set<GrantId> keys = new HashSet<>();

  /** Works on these grants. */
  public MemoryErasures(MemoryGrants grants) {
    this.grants = grants;
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
        erasure.cause() == ErasureCause.EXPIRED ? GrantState.EXPIRED : GrantState.WITHDRAWN);
    return Optional.of(decided.computeIfAbsent(erasure.grant(), _ -> erasure));
  }

  @Override
  public synchronized List<Erasure> unfinished() {
    return decided.values().stream()
        .filter(erasure -> !certificates.containsKey(erasure.grant()))
        .toList();
  }

  @Override
  public synchronized List<GrantId> due(ErasureInstant now) {
    return grants.all().stream()
        .map(GrantRecord::grant)
        .filter(
            grant -> !now.instant().isBefore(grant.expires()) && !decided.containsKey(grant.id()))
        .map(grant -> grant.id())
        .toList();
  }

  @Override
  public synchronized void deleteReference(GrantId grant) {
    references.remove(grant);
  }

  @Override
  public synchronized void certify(ErasureCertificate certificate, String compactJws) {
    certificates.putIfAbsent(certificate.grant(), compactJws);
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
