package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.receipt.ErasureCertificate;

/** Port: signs with the gateway's key. */
@FunctionalInterface
public interface CertificateSigner {

  /** Returns the certificate as compact JWS. */
  String sign(ErasureCertificate certificate);
}
