package io.consentgate.contract.exchange;

import java.time.Instant;

/**
 * The authority took a report.
 *
 * @param at the authority's time
 */
public record Acknowledged(Instant at) {}
