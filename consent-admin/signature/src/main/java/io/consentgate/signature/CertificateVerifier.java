package io.consentgate.signature;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import java.util.ArrayList;
import java.util.List;

/** Verifies erasure certificates against a gateway's key. */
public final class CertificateVerifier {
  private final VerificationKey gateway;

  /** Makes a verifier that trusts one gateway. */
  public CertificateVerifier(VerificationKey gateway) {
    this.gateway = gateway;
  }

  /**
   * Verifies signature, type and shape. The caller checks that {@link ErasureCertificate#gateway()}
   * is the gateway whose key this is.
   *
   * @throws InvalidJwsException if anything is off, a finding that is not clean included
   */
  public ErasureCertificate verify(String compactJws) throws InvalidJwsException {
    Claims claims = CompactJws.verify(compactJws, JwsKind.CERTIFICATE, gateway);
    List<ResidueFinding> findings = new ArrayList<>();
    for (Claims finding : claims.objects("findings")) {
      findings.add(new ResidueFinding(finding.text("check"), finding.flag("clean")));
    }
    try {
      return new ErasureCertificate(
          GrantId.parse(claims.text("sub")),
          new GatewayId(claims.text("iss")),
          ErasureCause.valueOf(claims.text("cause")),
          claims.instant("erased"),
          ErasureReach.valueOf(claims.text("reach")),
          findings);
    } catch (IllegalArgumentException _) {
      throw new InvalidJwsException("a claim of the certificate is out of range");
    }
  }
}
