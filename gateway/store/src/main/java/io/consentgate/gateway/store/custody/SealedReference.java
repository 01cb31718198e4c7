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
 * <p>Bytes: one of version, n of AES-256-GCM ciphertext for n values, 16 of tag. The version tells
 * how the values lie in the n bytes, and is bound to them: read as another version, nothing opens.
 */
public final class SealedReference {

  /** The version written: {@link Quantised}. */
  static final byte VERSION = 2;

  /** The version before, which is still read: one signed byte a value. */
  static final byte SIGNED_BYTES = 1;

  private static final int OVERHEAD_BYTES = 1 + SealingKey.TAG_BYTES;

  private SealedReference() {}

  /** Tells whether sealed references that begin with this byte are read. */
  public static boolean isVersion(byte first) {
    return first == VERSION || first == SIGNED_BYTES;
  }

  /** Seals features for a grant under a fresh key. */
  static byte[] seal(FaceFeatures features, SealingKey key, ConsentGrant grant) {
    byte[] plain = Quantised.of(features);
    try {
      byte[] sealed = new byte[plain.length + OVERHEAD_BYTES];
      sealed[0] = VERSION;
      key.seal(plain, AssociatedData.of(grant, VERSION), sealed, 1);
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
        || !isVersion(sealed[0])) {
      throw new UnreadableReferenceException();
    }
    byte version = sealed[0];
    try {
      byte[] plain = key.open(sealed, 1, AssociatedData.of(grant, version));
      try {
        return version == VERSION ? Quantised.features(plain) : Quantised.ofSignedBytes(plain);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (InvalidCipherTextException | IllegalArgumentException _) {
      // Not as sealed; or sealed under this key, but no direction, or not as this class writes it.
      throw new UnreadableReferenceException();
    }
  }
}
