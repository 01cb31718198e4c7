package io.consentgate.gateway.store.custody;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.NonMemoableDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HKDF-SHA-256 (RFC 5869) over Bouncy Castle's HMAC.
 *
 * <p>Bouncy Castle's and the JDK's own HKDF keep a copy of their input that nobody can zero; here
 * the input goes through the digest alone and leaves nothing.
 */
public final class Hkdf {

  private static final int HASH_BYTES = 32;

  private Hkdf() {}

  /**
   * Derives bytes.
   *
   * @param secret the input keying material; the caller zeroes it
   * @param salt may be empty
   * @param info what the bytes are for
   * @param sizeBytes 1 to 8,160
   * @return the output; the caller zeroes it
   */
  public static byte[] derive(byte[] secret, byte[] salt, byte[] info, int sizeBytes) {
    byte[] pseudoRandomKey = new byte[HASH_BYTES];
    byte[] block = new byte[0];
    HMac extract = hmac();
    HMac expand = hmac();
    try {
      key(extract, salt.length == 0 ? new byte[HASH_BYTES] : salt);
      extract.update(secret, 0, secret.length);
      extract.doFinal(pseudoRandomKey, 0);
      key(expand, pseudoRandomKey);
      byte[] out = new byte[sizeBytes];
      for (int at = 0, counter = 1; at < sizeBytes; at += HASH_BYTES, counter++) {
        expand.update(block, 0, block.length);
        expand.update(info, 0, info.length);
        expand.update((byte) counter);
        block = replaced(block);
        expand.doFinal(block, 0);
        System.arraycopy(block, 0, out, at, Math.min(HASH_BYTES, sizeBytes - at));
      }
      return out;
    } finally {
      Arrays.fill(pseudoRandomKey, (byte) 0);
      Arrays.fill(block, (byte) 0);
      // The pads and the digest's state, from which the output could be had again.
      key(extract, new byte[HASH_BYTES]);
      key(expand, new byte[HASH_BYTES]);
    }
  }

  private static byte[] replaced(byte[] block) {
    return block.length == 0 ? new byte[HASH_BYTES] : block;
  }

  /** A digest that can be copied would be, and the copies stay. */
  private static HMac hmac() {
    return new HMac(new NonMemoableDigest(new SHA256Digest()));
  }

  private static void key(HMac hmac, byte[] key) {
    KeyParameter parameter = new KeyParameter(key);
    hmac.init(parameter);
    Arrays.fill(parameter.getKey(), (byte) 0);
  }
}
