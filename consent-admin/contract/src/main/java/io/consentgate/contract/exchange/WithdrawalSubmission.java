package io.consentgate.contract.exchange;

/**
 * Hands in a withdrawal made at the gateway: {@code POST /gateway/withdrawals}. Idempotent;
 * answered with {@link Acknowledged}.
 *
 * @param statement the gateway's signed {@link WithdrawalStatement}, compact JWS
 */
public record WithdrawalSubmission(String statement) {}
