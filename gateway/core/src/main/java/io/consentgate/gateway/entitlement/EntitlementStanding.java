package io.consentgate.gateway.entitlement;

import io.consentgate.contract.entitlement.Entitlement;

/**
 * An entitlement and what is left of it here.
 *
 * @param entitlement what was issued
 * @param entriesLeft 0 or more
 */
public record EntitlementStanding(Entitlement entitlement, int entriesLeft) {}
