package io.consentgate.gateway.access;

import io.consentgate.contract.entitlement.EntitlementId;

/**
 * One entry taken off an entitlement, so that it can be given back if the portal did not open.
 *
 * @param entitlement off which
 * @param number which entry of it, from 1
 */
public record EntryTicket(EntitlementId entitlement, int number) {}
