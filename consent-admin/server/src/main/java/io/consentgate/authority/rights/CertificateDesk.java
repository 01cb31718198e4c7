package io.consentgate.authority.rights;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.issue.Refusal;
import io.consentgate.authority.issue.StatusOffice;
import io.consentgate.authority.record.CertificateShelf;
import io.consentgate.authority.record.CertificateShelf.Kept;
import io.consentgate.authority.record.ConsentLedger;
import io.consentgate.authority.record.ConsentQueries;
import io.consentgate.authority.record.Event;
import io.consentgate.authority.record.EventKind;
import io.consentgate.authority.record.Origin;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.signature.CertificateVerifier;
import io.consentgate.signature.Countersignature;
import io.consentgate.signature.Identity;
import io.consentgate.signature.InvalidJwsException;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.VerificationKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Countersigns erasure certificates, keeps them, and checks any that it is shown (CN-39). */
@Singleton
public final class CertificateDesk {
  private final CertificateShelf shelf;
  private final ConsentLedger ledger;
  private final ConsentQueries queries;
  private final StatusOffice status;
  private final Identity authority;
  private final ProgramClock clock;

  /** Opens the desk. */
  public CertificateDesk(
      CertificateShelf shelf,
      ConsentLedger ledger,
      ConsentQueries queries,
      StatusOffice status,
      Identity authority,
      ProgramClock clock) {
    this.shelf = shelf;
    this.ledger = ledger;
    this.queries = queries;
    this.status = status;
    this.authority = authority;
    this.clock = clock;
  }

  /**
   * Countersigns a certificate; handed in again, it gets the same answer.
   *
   * @param gateway the gateway that called
   * @param key its pinned key
   * @param certificate compact JWS
   * @throws Refusal if it is not genuine, or about no consent of this gateway
   */
  public synchronized String countersign(GatewayId gateway, VerificationKey key, String certificate)
      throws Refusal {
    ErasureCertificate erasure = verified(key, certificate);
    boolean own =
        erasure.gateway().equals(gateway)
            && queries
                .byGrant(erasure.grant())
                .filter(consent -> consent.gateway().equals(gateway))
                .isPresent();
    if (!own) {
      throw new Refusal("unknown-grant", "No consent of this gateway has this id.");
    }
    Optional<Kept> kept = shelf.find(erasure.grant());
    if (kept.isPresent()) {
      if (!kept.get().certificate().equals(certificate)) {
        throw new Refusal("certified-already", "Another certificate for this grant is kept.");
      }
      return kept.get().countersignature();
    }
    Instant now = clock.instant();
    String countersignature = Countersignature.sign(authority, certificate, now);
    shelf.keep(erasure.grant(), gateway, new Kept(certificate, countersignature), now);
    ledger.add(
        new Event(erasure.grant(), EventKind.ERASED, Origin.GATEWAY, erasure.cause().name()), now);
    status.changed();
    return countersignature;
  }

  /** Returns the certificate of a grant, if the gateway has handed one in. */
  public Optional<Kept> find(GrantId grant) {
    return shelf.find(grant);
  }

  /** Checks a certificate against every gateway that is pinned; nothing if it is none of theirs. */
  public static Optional<ErasureCertificate> check(String certificate, PinnedKeys gateways) {
    for (Map.Entry<String, VerificationKey> gateway : gateways.all().entrySet()) {
      Optional<ErasureCertificate> erasure = check(certificate.strip(), gateway.getValue());
      if (erasure.filter(e -> e.gateway().value().equals(gateway.getKey())).isPresent()) {
        return erasure;
      }
    }
    return Optional.empty();
  }

  private static Optional<ErasureCertificate> check(String certificate, VerificationKey key) {
    try {
      return Optional.of(verified(key, certificate));
    } catch (Refusal _) {
      return Optional.empty();
    }
  }

  private static ErasureCertificate verified(VerificationKey key, String certificate)
      throws Refusal {
    try {
      return new CertificateVerifier(key).verify(certificate);
    } catch (InvalidJwsException _) {
      throw new Refusal(
          "certificate-not-genuine", "Sign the certificate with the gateway's own key.");
    }
  }
}
