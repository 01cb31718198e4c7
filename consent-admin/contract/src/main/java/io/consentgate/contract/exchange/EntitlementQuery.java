package io.consentgate.contract.exchange;

/**
 * Asks for entitlements changed since a sequence number, or for one: {@code POST
 * /gateway/entitlements}.
 *
 * @param since highest sequence number already held; 0 at first
 * @param id one entitlement id to look up, or empty
 */
public record EntitlementQuery(long since, String id) {}
