package io.consentgate.gateway.withdrawal;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.ErasureInstant;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.ReferenceEnd;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PassVerifier;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.withdrawal.WithdrawalResult.Erased;
import io.consentgate.gateway.withdrawal.WithdrawalResult.NotCertified;
import io.consentgate.gateway.withdrawal.WithdrawalResult.UnknownPass;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one path from the end of a consent to its certificate; each step is idempotent and resumes
 * after a power cut.
 *
 * <ol>
 *   <li>The erasure is decided, durably; from here on the consent is not live.
 *   <li>The key half is destroyed; from here on the reference cannot be opened.
 *   <li>The sealed reference is deleted.
 *   <li>The residue check runs.
 *   <li>A certificate is signed, if all is clean, and kept together with its audit event.
 * </ol>
 */
public final class WithdrawalService {

  /** How many erasures are decided, and keys destroyed, in one durable step. */
  static final int BATCH = 500;

  private final PassVerifier passes;
  private final KeyRing keys;
  private final ErasureLedger ledger;
  private final ErasureProof proof;
  private final EndRules rules;
  private final GatewayClock clock;
  private volatile boolean begun;

  /**
   * Ties the service to what it uses.
   *
   * @param passes tells genuine passes
   * @param keys where key halves are destroyed
   * @param ledger which erasures are decided
   * @param proof checks and certifies
   * @param rules what ends references that nobody withdrew
   * @param clock the watched clock
   */
  public WithdrawalService(
      PassVerifier passes,
      KeyRing keys,
      ErasureLedger ledger,
      ErasureProof proof,
      EndRules rules,
      GatewayClock clock) {
    this.passes = passes;
    this.keys = keys;
    this.ledger = ledger;
    this.proof = proof;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Withdraws by pass; needs nobody else, and holding the pass is enough.
   *
   * @param passText what was held up; the caller closes it
   */
  public WithdrawalResult withdraw(SecretBytes passText) {
    try (PresentedPass pass = passes.open(passText)) {
      WithdrawalResult result = end(pass.grant(), ErasureCause.WITHDRAWN);
      return result instanceof UnknownPass ? withoutRecord(pass.grant()) : result;
    } catch (InvalidPassException _) {
      return new UnknownPass();
    }
  }

  /** The record of a genuine pass may be damaged or lost; its key is destroyed all the same. */
  private WithdrawalResult withoutRecord(GrantId grant) {
    if (!keys.holds(grant)) {
      return new UnknownPass();
    }
    keys.destroy(Set.of(grant));
    return new NotCertified();
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
   * Decides every end that is due and destroys its key, without waiting for checks and
   * certificates; {@link #sweep} does the rest. For the start, before anything is served.
   */
  public void cutOff() {
    decide(duty());
    begun = true;
    List<Erasure> unfinished = ledger.unfinished();
    for (int from = 0; from < unfinished.size(); from += BATCH) {
      keys.destroy(
          unfinished.subList(from, Math.min(from + BATCH, unfinished.size())).stream()
              .map(Erasure::grant)
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  /** Ends every consent that is due, and finishes what was begun before. */
  public SweepResult sweep() {
    return sweep((_, _) -> {});
  }

  /**
   * Ends every consent that is due, and finishes what was begun before.
   *
   * @param progress is told after each erasure
   */
  public SweepResult sweep(SweepProgress progress) {
    decide(begun ? byTime() : duty());
    begun = true;
    List<Erasure> unfinished = ledger.unfinished();
    int certified = 0;
    int failed = 0;
    for (Erasure erasure : unfinished) {
      switch (finish(erasure)) {
        case Erased _ -> certified++;
        case NotCertified _ -> failed++;
        case UnknownPass _ -> {}
      }
      progress.done(certified + failed, unfinished.size());
    }
    return new SweepResult(certified, failed);
  }

  /** Returns how long the longest overdue reference has outlived its time, zero if none has. */
  public Duration expiryLag() {
    Instant now = clock.latest();
    return ledger
        .overdueSince(now, rules.maxRetention())
        .map(since -> Duration.between(since, now))
        .orElse(Duration.ZERO);
  }

  private void decide(List<Erasure> erasures) {
    for (int from = 0; from < erasures.size(); from += BATCH) {
      ledger.decideAll(erasures.subList(from, Math.min(from + BATCH, erasures.size())));
    }
  }

  /**
   * What no clock is needed for comes first: only then is the cause on the certificate the true
   * one.
   */
  private List<Erasure> duty() {
    List<Erasure> due = new ArrayList<>();
    if (rules.serviceEnded().getAsBoolean()) {
      due.addAll(erasures(ledger.standing(_ -> true), ErasureCause.SERVICE_ENDED));
    } else {
      due.addAll(erasures(ledger.standing(rules.retired()), ErasureCause.MODEL_RETIRED));
    }
    due.addAll(byTime());
    return due;
  }

  private List<Erasure> byTime() {
    ErasureInstant now = clock.erasureInstant();
    return ledger.due(now, rules.maxRetention()).stream()
        .map(
            grant ->
                new Erasure(
                    grant.id(),
                    ReferenceEnd.of(grant, rules.maxRetention()).isOverByGrant(now)
                        ? ErasureCause.EXPIRED
                        : ErasureCause.RETENTION_SHORTENED,
                    now.instant()))
        .toList();
  }

  private List<Erasure> erasures(List<GrantId> grants, ErasureCause cause) {
    Instant now = clock.latest();
    return grants.stream().map(grant -> new Erasure(grant, cause, now)).toList();
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
    Instant now = clock.latest();
    ErasureCertificate certificate =
        new ErasureCertificate(
            erasure.grant(), proof.gateway(), erasure.cause(), now, proof.reach(), findings);
    String signed = proof.signer().sign(certificate);
    ledger.certify(
        certificate,
        signed,
        new AuditEvent.Erased(now.truncatedTo(ChronoUnit.HOURS), erasure.cause()));
    return new Erased(signed);
  }
}
