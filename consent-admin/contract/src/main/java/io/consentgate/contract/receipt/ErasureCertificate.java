package io.consentgate.contract.receipt;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import java.time.Instant;
import java.util.List;

/**
 * The gateway's word that a reference can no longer be opened (CN-39, BF-5). Signed by the gateway,
 * countersigned by the authority.
 *
 * @param grant whose reference
 * @param gateway which gateway erased it
 * @param cause why
 * @param erased when the key was destroyed
 * @param reach which copies it reaches
 * @param findings the checks that ran; all clean, or there is no certificate
 */
public record ErasureCertificate(
    GrantId grant,
    GatewayId gateway,
    ErasureCause cause,
    Instant erased,
    ErasureReach reach,
    List<ResidueFinding> findings) {

  /**
   * Refuses to certify what a check contradicts.
   *
   * @throws IllegalArgumentException if no check ran or one is not clean
   */
  public ErasureCertificate {
    findings = List.copyOf(findings);
    if (findings.isEmpty() || !findings.stream().allMatch(ResidueFinding::clean)) {
      throw new IllegalArgumentException("a certificate needs checks, all of them clean");
    }
  }
}
