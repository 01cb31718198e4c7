package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.secret.SecretBytes;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * References under custody {@code HELD}: row and whole key at the gateway, the features rotated
 * under the installation's secret before they are sealed.
 *
 * <p>What it opens stays in here, because rotated features compare with rotated features only. No
 * portal uses this custody: there is no way yet for two operators to arm it.
 */
public final class HeldReferenceStore {

  private final ReferenceRows rows;
  private final KeyHalves keys;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Ties the store to what it uses.
   *
   * @param rows where sealed references lie
   * @param keys the right to keep them so, and the keys
   * @param clock for expiry
   * @param random where keys come from
   */
  public HeldReferenceStore(
      ReferenceRows rows, HeldKeys keys, InstantSource clock, SecureRandom random) {
    this.rows = rows;
    this.keys = keys.ring();
    this.clock = clock;
    this.random = random;
  }

  /**
   * Seals a reference under a fresh key, durably, once per grant.
   *
   * @param consent whose reference it is; decides associated data and expiry
   * @param reference the features as captured; the caller closes them
   * @throws IllegalStateException if the grant has a reference already, or is for another custody
   */
  public void seal(LiveConsent consent, FaceFeatures reference) {
    ConsentGrant grant = held(consent);
    GrantId id = grant.id();
    if (keys.holds(id) || rows.holds(id)) {
      throw new IllegalStateException("a grant has one reference");
    }
    byte[] drawn = new byte[SealingKey.GATEWAY_HALF_BYTES];
    random.nextBytes(drawn);
    try (SecretBytes whole = SecretBytes.take(drawn);
        SealingKey key = SealingKey.whole(whole);
        FaceFeatures rotated = rotated(grant, reference)) {
      byte[] sealed = SealedReference.seal(rotated, key, grant);
      keys.add(id, whole);
      try {
        rows.keep(id, sealed, consent.end());
      } catch (RuntimeException e) {
        giveUp(id, e);
        throw e;
      }
    }
  }

  /**
   * Tells whether a probe matches this grant's own reference.
   *
   * @param consent whose reference
   * @param probe the features as captured; the caller closes them
   * @param threshold decides; the score stays inside it
   * @throws UnreadableReferenceException if there is no key, no reference, or the seal is broken
   */
  public boolean isMet(LiveConsent consent, FaceFeatures probe, ComparisonThreshold threshold)
      throws UnreadableReferenceException {
    ConsentGrant grant = held(consent);
    Instant now = clock.instant();
    if (!now.isBefore(grant.expires())) {
      throw new UnreadableReferenceException();
    }
    byte[] sealed = rows.find(grant.id(), now).orElseThrow(UnreadableReferenceException::new);
    try (SecretBytes whole = keys.half(grant.id()).orElseThrow(UnreadableReferenceException::new);
        SealingKey key = SealingKey.whole(whole);
        FaceFeatures reference = SealedReference.open(sealed, key, grant);
        FaceFeatures rotated = rotated(grant, probe)) {
      return threshold.isMet(rotated, reference);
    }
  }

  private FaceFeatures rotated(ConsentGrant grant, FaceFeatures features) {
    try (SecretBytes secret = keys.installationSecret();
        SecretRotation rotation =
            SecretRotation.of(secret, grant.terms().modelSet(), features.dimension())) {
      return rotation.apply(features);
    }
  }

  private void giveUp(GrantId id, RuntimeException cause) {
    try {
      keys.destroy(Set.of(id));
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private static ConsentGrant held(LiveConsent consent) {
    ConsentGrant grant = consent.grant();
    if (grant.terms().custody() != Custody.HELD) {
      throw new IllegalStateException("the person agreed to another custody than HELD");
    }
    return grant;
  }
}
