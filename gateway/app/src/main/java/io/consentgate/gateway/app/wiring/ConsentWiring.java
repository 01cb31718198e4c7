package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.audit.AuditTrail;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.consent.ConsentCheck;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.enrolment.EnrolmentCustody;
import io.consentgate.gateway.enrolment.EnrolmentService;
import io.consentgate.gateway.enrolment.EnrolmentTickets;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.pass.PassIssuer;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.withdrawal.CertificateSigner;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureLedger;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.KeyRing;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import io.consentgate.signature.Identity;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** From consent to a reference, and from the end of a consent to its certificate. */
@Factory
public final class ConsentWiring {

  /** Returns from face to pass. */
  @Singleton
  public EnrolmentCustody custody(
      ProbeCapture capture, ReferenceStore references, PassIssuer passes) {
    return new EnrolmentCustody(capture, references, passes);
  }

  /** Returns enrolment. */
  @Singleton
  public EnrolmentService enrolments(
      ConsentCheck consents,
      FaceLaneInterlock lanes,
      EnrolmentTickets tickets,
      EnrolmentCustody custody,
      AuditTrail audit,
      GatewayClock clock) {
    return new EnrolmentService(consents, lanes, tickets, custody, audit, clock);
  }

  /** Returns what signs certificates. */
  @Singleton
  public CertificateSigner certificates(Identity identity) {
    return new io.consentgate.signature.CertificateSigner(identity)::sign;
  }

  /** Returns what turns an erasure into a certificate. */
  @Singleton
  public ErasureProof proof(
      GatewayId gateway, ResidueCheck residue, CertificateSigner signer, GatewayStore store) {
    return new ErasureProof(gateway, residue, signer, store.erasureReach());
  }

  /** Returns what ends references that nobody withdrew. */
  @Singleton
  public EndRules endRules(PolicyPack pack, Faces faces, GatewayStore store) {
    return new EndRules(
        pack.maxRetention(), faces::isRetired, store.journal().faceService()::isEnded);
  }

  /** Returns withdrawal and expiry. */
  @Singleton
  public WithdrawalService withdrawals(
      PassVerifier passes,
      KeyRing keys,
      ErasureLedger ledger,
      ErasureProof proof,
      EndRules rules,
      GatewayClock clock) {
    return new WithdrawalService(passes, keys, ledger, proof, rules, clock);
  }
}
