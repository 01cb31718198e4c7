package io.consentgate.contract.exchange;

/**
 * Hands in an erasure certificate for countersigning: {@code POST /gateway/certificates}.
 * Idempotent.
 *
 * @param certificate the gateway's certificate, compact JWS
 */
public record CertificateSubmission(String certificate) {}
