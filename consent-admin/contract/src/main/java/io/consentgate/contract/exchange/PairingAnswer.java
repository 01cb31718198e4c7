package io.consentgate.contract.exchange;

/**
 * The authority's key for a gateway that offered its own.
 *
 * @param key the authority's public JWK
 * @param mac shows that the authority knows the pairing code
 */
public record PairingAnswer(String key, String mac) {}
