package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.MultiBlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-256-GCM with a tag of 16 bytes, as the key ring uses it. */
final class Sealing {

  static final int KEY_BYTES = 32;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private Sealing() {}

  /**
   * Encrypts.
   *
   * @param key 32 bytes
   * @param nonce 12 bytes, never used under this key before
   * @param header what the ciphertext is bound to
   * @param plain what to encrypt; the caller zeroes it
   * @return ciphertext and tag
   */
  static byte[] seal(SecretBytes key, byte[] nonce, byte[] header, byte[] plain) {
    try {
      return run(true, key, nonce, header, plain);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encrypting checks no tag", e);
    }
  }

  /**
   * Decrypts.
   *
   * @return the plaintext, which the caller zeroes
   * @throws DamagedRingException if key, header, ciphertext or tag are not as sealed
   */
  static byte[] open(SecretBytes key, byte[] nonce, byte[] header, byte[] sealed)
      throws DamagedRingException {
    try {
      return run(false, key, nonce, header, sealed);
    } catch (InvalidCipherTextException _) {
      throw new DamagedRingException("the key ring is torn, or sealed under another root");
    }
  }

  private static byte[] run(
      boolean encrypt, SecretBytes key, byte[] nonce, byte[] header, byte[] in)
      throws InvalidCipherTextException {
    byte[] raw = key.memory().toArray(ValueLayout.JAVA_BYTE);
    KeyParameter parameter = new KeyParameter(raw);
    MultiBlockCipher aes = AESEngine.newInstance();
    byte[] out = new byte[encrypt ? in.length + TAG_BYTES : Math.max(0, in.length - TAG_BYTES)];
    try {
      GCMModeCipher gcm = GCMBlockCipher.newInstance(aes);
      gcm.init(encrypt, new AEADParameters(parameter, TAG_BYTES * Byte.SIZE, nonce, header));
      int done = gcm.processBytes(in, 0, in.length, out, 0);
      gcm.doFinal(out, done);
      return out;
    } catch (InvalidCipherTextException e) {
      Arrays.fill(out, (byte) 0);
      throw e;
    } finally {
      Arrays.fill(raw, (byte) 0);
      Arrays.fill(parameter.getKey(), (byte) 0);
      // Its schedule, which begins with the key, is overwritten when another comes.
      aes.init(true, new KeyParameter(new byte[KEY_BYTES]));
    }
  }
}
