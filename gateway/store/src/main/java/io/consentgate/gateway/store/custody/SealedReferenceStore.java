package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * References under custody {@code SEALED} (row here, key half in the pass) and {@code CARRIED}
 * (everything but the gateway's key half in the pass).
 *
 * <p>Between two steps of a seal, a power cut leaves a key half without reference, or a reference
 * whose other half nobody has: neither opens anything, and the end of the grant removes both.
 */
public final class SealedReferenceStore implements ReferenceStore {

  /** Most values of a reference that fit into a pass. */
  public static final int MAX_CARRIED_DIMENSION = 256;

  private final ReferenceRows rows;
  private final KeyHalves keys;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Ties the store to what it uses.
   *
   * @param rows where sealed references lie
   * @param keys where the gateway's halves lie
   * @param clock for expiry
   * @param random where halves come from
   */
  public SealedReferenceStore(
      ReferenceRows rows, KeyHalves keys, InstantSource clock, SecureRandom random) {
    this.rows = rows;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public PresentedPass seal(LiveConsent consent, FaceFeatures reference) {
    ConsentGrant grant = consent.grant();
    Custody custody = grant.terms().custody();
    if (custody == Custody.HELD) {
      throw new IllegalStateException("a reference under custody HELD has no pass");
    }
    if (custody == Custody.CARRIED && reference.dimension() > MAX_CARRIED_DIMENSION) {
      throw new IllegalStateException("a pass carries at most 256 values");
    }
    if (keys.holds(grant.id()) || rows.holds(grant.id())) {
      throw new IllegalStateException("a grant has one reference");
    }
    SecretBytes passHalf = draw(PresentedPass.HALF_SIZE_BYTES);
    try (SecretBytes gatewayHalf = draw(SealingKey.GATEWAY_HALF_BYTES);
        SealingKey key = SealingKey.of(gatewayHalf, passHalf)) {
      byte[] sealed = SealedReference.seal(reference, key, grant);
      keep(consent, gatewayHalf, sealed);
      byte @Nullable [] carried = custody == Custody.CARRIED ? sealed : null;
      return new PresentedPass(grant.id(), grant.expires(), passHalf, carried);
    } catch (RuntimeException e) {
      passHalf.close();
      throw e;
    }
  }

  @Override
  public Sought seek(LiveConsent consent) {
    if (consent.grant().terms().custody() != Custody.SEALED) {
      return this::unseal;
    }
    GrantId grant = consent.grant().id();
    RowFetch row = RowFetch.begin(() -> rows.find(grant, clock.instant()));
    return (live, pass) -> {
      if (!live.grant().id().equals(grant)) {
        throw new IllegalArgumentException("that is the reference of another grant");
      }
      return open(live, pass, row.await());
    };
  }

  @Override
  public FaceFeatures unseal(LiveConsent consent, PresentedPass pass)
      throws UnreadableReferenceException {
    ConsentGrant grant = consent.grant();
    Optional<byte[]> sealed =
        switch (grant.terms().custody()) {
          case SEALED -> rows.find(grant.id(), clock.instant());
          case CARRIED -> pass.carried();
          case HELD -> Optional.empty();
        };
    return open(consent, pass, sealed);
  }

  private FaceFeatures open(LiveConsent consent, PresentedPass pass, Optional<byte[]> sealed)
      throws UnreadableReferenceException {
    ConsentGrant grant = consent.grant();
    if (!pass.grant().equals(grant.id())
        || !clock.instant().isBefore(grant.expires())
        || sealed.isEmpty()) {
      throw new UnreadableReferenceException();
    }
    try (SecretBytes gatewayHalf =
            keys.half(grant.id()).orElseThrow(UnreadableReferenceException::new);
        SealingKey key = SealingKey.of(gatewayHalf, pass.half())) {
      return SealedReference.open(sealed.get(), key, grant);
    }
  }

  private void keep(LiveConsent consent, SecretBytes gatewayHalf, byte[] sealed) {
    ConsentGrant grant = consent.grant();
    GrantId id = grant.id();
    keys.add(id, gatewayHalf);
    if (grant.terms().custody() == Custody.SEALED) {
      try {
        rows.keep(id, sealed, consent.end());
      } catch (RuntimeException e) {
        giveUp(id, e);
        throw e;
      }
    }
  }

  private void giveUp(GrantId id, RuntimeException cause) {
    try {
      keys.destroy(Set.of(id));
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private SecretBytes draw(int sizeBytes) {
    byte[] bytes = new byte[sizeBytes];
    random.nextBytes(bytes);
    return SecretBytes.take(bytes);
  }
}
