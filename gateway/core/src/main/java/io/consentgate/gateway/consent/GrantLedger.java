package io.consentgate.gateway.consent;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import java.util.Optional;

/** Port: the grants this gateway was given. */
public interface GrantLedger {

  /**
   * Keeps a verified grant, durably.
   *
   * @param grant the verified grant
   * @param compactJws the grant as signed
   * @param entitlement what the person came with
   * @throws IllegalStateException if a grant of that id is kept already
   */
  void keep(ConsentGrant grant, String compactJws, EntitlementId entitlement);

  /** Returns what is known about a grant. */
  Optional<GrantRecord> find(GrantId id);
}
