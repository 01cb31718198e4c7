package io.consentgate.contract.exchange;

import java.time.Instant;
import java.util.List;

/**
 * One entitlement as the gateway keeps it.
 *
 * @param id SHA-256 of its code, hexadecimal
 * @param portals where it counts
 * @param from first instant
 * @param until first instant at which it no longer counts
 * @param entries how many entries it buys
 * @param sequence order of issue
 */
public record EntitlementRow(
    String id, List<String> portals, Instant from, Instant until, int entries, long sequence) {}
