package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ErasureInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Port: which erasures are decided, under way and certified. Calls are durable where none says
 * else.
 */
public interface ErasureLedger {

  /**
   * Decides an erasure: the grant is no longer standing, and for a withdrawal the statement for the
   * authority is queued. Does nothing if one was decided before.
   *
   * @return the erasure that counts, or nothing if the grant is unknown here
   */
  Optional<Erasure> decide(Erasure erasure);

  /** Returns decided erasures without certificate, oldest first. */
  List<Erasure> unfinished();

  /** Decides several erasures as {@link #decide} does, all of them or none. */
  void decideAll(List<Erasure> erasures);

  /**
   * Returns standing grants whose reference is over, by two sources.
   *
   * @param now what both say has come
   * @param maxRetention the pack's longest life of a reference
   */
  List<ConsentGrant> due(ErasureInstant now, Duration maxRetention);

  /**
   * Returns since when the longest overdue reference should have been gone and is not, if any.
   *
   * @param now the time by one source
   * @param maxRetention the pack's longest life of a reference
   */
  Optional<Instant> overdueSince(Instant now, Duration maxRetention);

  /** Returns standing grants whose reference was made with one of these model sets. */
  List<GrantId> standing(Predicate<ModelSetId> sets);

  /**
   * Deletes the sealed reference, if there is one. Idempotent. On the disk at the latest when the
   * grant's certificate is.
   */
  void deleteReference(GrantId grant);

  /**
   * Keeps a signed certificate, queues it for the authority and writes the event down, all in one
   * step. Does nothing if there is a certificate already.
   *
   * @param certificate what is certified
   * @param compactJws the same, signed
   * @param event what the audit says of it
   */
  void certify(ErasureCertificate certificate, String compactJws, AuditEvent.Erased event);

  /** Returns the signed certificate of a grant, if there is one. */
  Optional<String> certificate(GrantId grant);
}
