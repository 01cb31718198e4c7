package io.consentgate.contract.exchange;

import java.time.Instant;

/**
 * What a gateway signs when a person withdraws there; travels in a {@link WithdrawalSubmission}.
 *
 * @param grantId whose consent
 * @param at when the key half was destroyed
 */
public record WithdrawalStatement(String grantId, Instant at) {}
