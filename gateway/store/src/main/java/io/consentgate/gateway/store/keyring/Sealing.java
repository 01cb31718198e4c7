package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
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
    ByteBuffer sealed = ByteBuffer.allocate(plain.length + TAG_BYTES);
    seal(key, nonce, header, plain, sealed);
    return sealed.array();
  }

  /**
   * As above.
   *
   * @param to takes ciphertext and tag at its position, on the heap
   */
  static void seal(SecretBytes key, byte[] nonce, byte[] header, byte[] plain, ByteBuffer to) {
    try {
      run(true, key, nonce, header, ByteBuffer.wrap(plain), to);
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
    return open(key, nonce, header, ByteBuffer.wrap(sealed));
  }

  /**
   * As above.
   *
   * @param sealed ciphertext and tag from its position to its limit, on the heap
   */
  static byte[] open(SecretBytes key, byte[] nonce, byte[] header, ByteBuffer sealed)
      throws DamagedRingException {
    byte[] plain = new byte[Math.max(0, sealed.remaining() - TAG_BYTES)];
    try {
      run(false, key, nonce, header, sealed, ByteBuffer.wrap(plain));
      return plain;
    } catch (InvalidCipherTextException _) {
      Arrays.fill(plain, (byte) 0);
      throw new DamagedRingException("the key ring is torn, or sealed under another root");
    }
  }

  private static void run(
      boolean encrypt, SecretBytes key, byte[] nonce, byte[] header, ByteBuffer in, ByteBuffer out)
      throws InvalidCipherTextException {
    byte[] raw = key.memory().toArray(ValueLayout.JAVA_BYTE);
    KeyParameter parameter = new KeyParameter(raw);
    MultiBlockCipher aes = AESEngine.newInstance();
    int from = in.arrayOffset() + in.position();
    int to = out.arrayOffset() + out.position();
    try {
      GCMModeCipher gcm = GCMBlockCipher.newInstance(aes);
      gcm.init(encrypt, new AEADParameters(parameter, TAG_BYTES * Byte.SIZE, nonce, header));
      int done = gcm.processBytes(in.array(), from, in.remaining(), out.array(), to);
      done += gcm.doFinal(out.array(), to + done);
      out.position(out.position() + done);
    } finally {
      Arrays.fill(raw, (byte) 0);
      Arrays.fill(parameter.getKey(), (byte) 0);
      // Its schedule, which begins with the key, is overwritten when another comes.
      aes.init(true, new KeyParameter(new byte[KEY_BYTES]));
    }
  }
}
