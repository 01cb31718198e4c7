package io.consentgate.signature;

import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs erasure certificates as a gateway (CN-39). */
public final class CertificateSigner {
  private final Identity gateway;

  /** Makes a signer with the gateway's identity. */
  public CertificateSigner(Identity gateway) {
    this.gateway = gateway;
  }

  /** Returns the certificate as compact JWS, type {@code erasure-certificate+jwt}. */
  public String sign(ErasureCertificate certificate) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", certificate.gateway().value());
    claims.put("sub", certificate.grant().toString());
    claims.put("cause", certificate.cause().name());
    claims.put("erased", certificate.erased().getEpochSecond());
    claims.put("reach", certificate.reach().name());
    List<Map<String, Object>> findings = new ArrayList<>();
    for (ResidueFinding finding : certificate.findings()) {
      findings.add(Map.of("check", finding.check(), "clean", finding.clean()));
    }
    claims.put("findings", findings);
    return CompactJws.sign(gateway, JwsKind.CERTIFICATE, claims);
  }
}
