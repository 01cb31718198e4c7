package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.AuditTrail;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.withdrawal.WithdrawalResult.Erased;
import io.consentgate.gateway.withdrawal.WithdrawalResult.NotCertified;
import io.consentgate.gateway.withdrawal.WithdrawalResult.UnknownPass;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one path from the end of a consent to its certificate; each step is idempotent and resumes
 * after a power cut.
 *
 * <ol>
 *   <li>The erasure is decided, durably; from here on the consent is not live.
 *   <li>The key half is destroyed; from here on the reference cannot be opened.
 *   <li>The sealed reference is deleted.
 *   <li>The residue check runs.
 *   <li>A certificate is signed, if all is clean.
 * </ol>
 */
public final class WithdrawalService {

  private final PassVerifier passes;
  private final KeyRing keys;
  private final ErasureLedger ledger;
  private final ErasureProof proof;
  private final AuditTrail audit;
  private final GatewayClock clock;

  /**
   * Ties the service to what it uses.
   *
   * @param passes tells genuine passes
   * @param keys where key halves are destroyed
   * @param ledger which erasures are decided
   * @param proof checks and certifies
   * @param audit what is written down
   * @param clock the watched clock
   */
  public WithdrawalService(
      PassVerifier passes,
      KeyRing keys,
      ErasureLedger ledger,
      ErasureProof proof,
      AuditTrail audit,
      GatewayClock clock) {
    this.passes = passes;
    this.keys = keys;
    this.ledger = ledger;
    this.proof = proof;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Withdraws by pass; needs nobody else, and holding the pass is enough.
   *
   * @param passText what was held up; the caller closes it
   */
  public WithdrawalResult withdraw(SecretBytes passText) {
    try (PresentedPass pass = passes.open(passText)) {
      return end(pass.grant(), ErasureCause.WITHDRAWN);
    } catch (InvalidPassException _) {
      return new UnknownPass();
    }
  }

  /** Ends a consent for a cause and erases its reference. */
  public WithdrawalResult end(GrantId grant, ErasureCause cause) {
    Optional<Erasure> decided = ledger.decide(new Erasure(grant, cause, clock.latest()));
    if (decided.isEmpty()) {
      return new UnknownPass();
    }
    return finish(decided.get());
  }

  /**
   * Ends every consent whose time is over, and finishes what was begun before.
   *
   * @return how many certificates were signed
   */
  public int sweep() {
    ErasureInstant now = clock.erasureInstant();
    for (GrantId grant : ledger.due(now)) {
      ledger.decide(new Erasure(grant, ErasureCause.EXPIRED, now.instant()));
    }
    int certified = 0;
    for (Erasure erasure : ledger.unfinished()) {
      certified += finish(erasure) instanceof Erased ? 1 : 0;
    }
    return certified;
  }

  private WithdrawalResult finish(Erasure erasure) {
    Optional<String> before = ledger.certificate(erasure.grant());
    if (before.isPresent()) {
      return new Erased(before.get());
    }
    keys.destroy(Set.of(erasure.grant()));
    ledger.deleteReference(erasure.grant());
    List<ResidueFinding> findings = proof.residue().check(erasure.grant());
    if (findings.isEmpty() || !findings.stream().allMatch(ResidueFinding::clean)) {
      return new NotCertified();
    }
    ErasureCertificate certificate =
        new ErasureCertificate(
            erasure.grant(),
            proof.gateway(),
            erasure.cause(),
            clock.latest(),
            proof.reach(),
            findings);
    String signed = proof.signer().sign(certificate);
    ledger.certify(certificate, signed);
    audit.append(
        new AuditEvent.Erased(clock.latest().truncatedTo(ChronoUnit.HOURS), erasure.cause()));
    return new Erased(signed);
  }
}
