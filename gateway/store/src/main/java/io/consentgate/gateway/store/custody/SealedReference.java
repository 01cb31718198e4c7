package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;

/**
 * A biometric reference that nobody can read without both halves of its key; under custody {@code
 * HELD}, without the whole of it.
 *
 * <p>Bytes: one of version, one a value of AES-256-GCM ciphertext, 16 of tag.
 */
final class SealedReference {

  /** The version written, and the only one read. */
  static final byte VERSION = 1;

  private static final int OVERHEAD_BYTES = 1 + SealingKey.TAG_BYTES;

  private SealedReference() {}

  /** Seals features for a grant under a fresh key. */
  static byte[] seal(FaceFeatures features, SealingKey key, ConsentGrant grant) {
    byte[] plain = Quantised.of(features);
    try {
      byte[] sealed = new byte[plain.length + OVERHEAD_BYTES];
      sealed[0] = VERSION;
      key.seal(plain, AssociatedData.of(grant), sealed, 1);
      return sealed;
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Opens a reference.
   *
   * @return the features, which the caller closes
   * @throws UnreadableReferenceException if a single bit differs from what was sealed
   */
  static FaceFeatures open(byte[] sealed, SealingKey key, ConsentGrant grant)
      throws UnreadableReferenceException {
    int dimension = sealed.length - OVERHEAD_BYTES;
    if (dimension < FaceFeatures.MIN_DIMENSION
        || dimension > FaceFeatures.MAX_DIMENSION
        || sealed[0] != VERSION) {
      throw new UnreadableReferenceException();
    }
    try {
      byte[] plain = key.open(sealed, 1, AssociatedData.of(grant));
      try {
        return Quantised.features(plain);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (InvalidCipherTextException | IllegalArgumentException _) {
      // Not as sealed; or sealed under this key, but no direction, which no face has.
      throw new UnreadableReferenceException();
    }
  }
}
