package io.consentgate.contract.exchange;

import java.time.Instant;

/**
 * Reports a withdrawal made at the gateway: {@code POST /gateway/withdrawals}. Idempotent.
 *
 * @param grantId whose consent
 * @param at when the key half was destroyed
 */
public record WithdrawalStatement(String grantId, Instant at) {}
