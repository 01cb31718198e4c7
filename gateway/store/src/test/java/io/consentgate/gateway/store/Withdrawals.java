package io.consentgate.gateway.store;

import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.withdrawal.CertificateSigner;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.time.InstantSource;

/** The end of a consent on a real store, for tests. */
final class Withdrawals {

  private Withdrawals() {}

  static WithdrawalService of(GatewayStore store, PassVerifier passes, InstantSource clock) {
    return of(store, passes, clock, Withdrawals::sign);
  }

  static WithdrawalService of(
      GatewayStore store, PassVerifier passes, InstantSource clock, CertificateSigner signer) {
    return new WithdrawalService(
        passes,
        store.keyRing(),
        store.erasures(),
        new ErasureProof(Samples.GATEWAY, store.residueCheck(), signer, store.erasureReach()),
        store.audit(),
        new GatewayClock(clock, store.entries().clockMark()));
  }

  private static String sign(ErasureCertificate certificate) {
    return "signed:" + certificate.grant();
  }
}
