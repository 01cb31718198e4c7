package io.consentgate.contract.exchange;

/**
 * The authority's countersignature over a certificate.
 *
 * @param countersignature compact JWS over the SHA-256 of the gateway's certificate
 */
public record Countersigned(String countersignature) {}
