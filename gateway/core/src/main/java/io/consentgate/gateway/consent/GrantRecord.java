package io.consentgate.gateway.consent;

import io.consentgate.contract.entitlement.EntitlementId;
import io.consentgate.contract.grant.ConsentGrant;

/**
 * A grant as this gateway keeps it.
 *
 * @param grant what the authority signed
 * @param entitlement what the person entered with when consenting; the pass enters on it
 * @param state what is known here
 */
public record GrantRecord(ConsentGrant grant, EntitlementId entitlement, GrantState state) {}
