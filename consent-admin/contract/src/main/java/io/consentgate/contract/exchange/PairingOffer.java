package io.consentgate.contract.exchange;

/**
 * A gateway on another machine offers its key: {@code POST /pair}, plain JSON.
 *
 * @param gateway the gateway's id
 * @param key its public JWK
 * @param mac shows that it knows the pairing code
 */
public record PairingOffer(String gateway, String key, String mac) {}
