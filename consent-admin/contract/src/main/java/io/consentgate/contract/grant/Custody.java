package io.consentgate.contract.grant;

/** Who holds a biometric reference and the key that opens it (EDPB Opinion 11/2024). */
public enum Custody {
  /** Ciphertext in the gateway's store; key split between key ring and pass; compared 1:1. */
  SEALED,
  /** Ciphertext in the pass itself; key split between key ring and pass; compared 1:1. */
  CARRIED,
  /** Ciphertext and key at the gateway; 1:N, only where a policy pack allows it. */
  HELD
}
