package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.consent.ErasureInstant;
import java.util.List;
import java.util.Optional;

/** Port: which erasures are decided, under way and certified; every call is durable. */
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

  /** Returns grants whose time is over and whose erasure is not decided. */
  List<GrantId> due(ErasureInstant now);

  /** Deletes the sealed reference, if there is one. Idempotent. */
  void deleteReference(GrantId grant);

  /**
   * Keeps a signed certificate and queues it for the authority. Idempotent.
   *
   * @param certificate what is certified
   * @param compactJws the same, signed
   */
  void certify(ErasureCertificate certificate, String compactJws);

  /** Returns the signed certificate of a grant, if there is one. */
  Optional<String> certificate(GrantId grant);
}
