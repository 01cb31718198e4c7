package io.consentgate.evaluation.residue;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.consent.GatewayClock;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.gateway.testing.LiveConsents;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.withdrawal.EndRules;
import io.consentgate.gateway.withdrawal.ErasureProof;
import io.consentgate.gateway.withdrawal.WithdrawalService;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** A gateway's data folder in which somebody enrols and withdraws. */
public final class EndedGrant {

  private static final int DIMENSION = 256;

  private final Path gateway;
  private final RootSource root;
  private final TestClock clock = new TestClock();
  private final ConsentGrant grant;
  private final PassCodec passes;

  /**
   * Prepares.
   *
   * @param gateway the data folder, made when it is needed
   */
  public EndedGrant(Path gateway) throws NoSuchAlgorithmException {
    this(gateway, RootSource.FILE);
  }

  /**
   * Prepares.
   *
   * @param gateway the data folder, made when it is needed
   * @param root what its key ring is sealed under
   */
  public EndedGrant(Path gateway, RootSource root) throws NoSuchAlgorithmException {
    this.gateway = gateway;
    this.root = root;
    grant = Samples.grant(1, clock.instant());
    passes = new PassCodec(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  /** Returns the grant's id. */
  public GrantId id() {
    return grant.id();
  }

  /** Opens the store as the gateway does. */
  public GatewayStore open() {
    return GatewayStore.open(gateway, root, LostKeys.KEEP, clock);
  }

  /** Enrols; the caller closes the text of the pass. */
  public SecretBytes enrol() {
    try (GatewayStore store = open()) {
      LiveConsent consent = LiveConsents.of(grant, clock);
      store.journal().grants().keep(grant, "jws", Samples.entitlementId(1));
      store.journal().enrolments().consume(grant.id());
      try (FaceFeatures features = Samples.features(1, DIMENSION);
          PresentedPass pass = store.references().seal(consent, features)) {
        return passes.issue(pass);
      }
    }
  }

  /** Withdraws by pass. */
  public void withdraw(SecretBytes text) {
    try (GatewayStore store = open()) {
      new WithdrawalService(
              passes,
              store.keyRing(),
              store.erasures(),
              new ErasureProof(
                  Samples.GATEWAY,
                  store.residueCheck(),
                  certificate -> "signed:" + certificate.grant(),
                  store.erasureReach()),
              new EndRules(Duration.ofDays(30), _ -> false, () -> false),
              new GatewayClock(clock, System::nanoTime, store.entries().clockMark()))
          .withdraw(text);
    }
  }
}
