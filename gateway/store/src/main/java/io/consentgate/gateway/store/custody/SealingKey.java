package io.consentgate.gateway.store.custody;

import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.MultiBlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The key of one reference, made of two halves, neither of which says anything about it alone;
 * under custody {@code HELD} the gateway's half is the whole.
 *
 * <p>Key and nonce come out of HKDF-SHA-256 together. That is sound because a key seals once: the
 * gateway's half is drawn for one seal, the key ring takes one half for a grant, and a second
 * {@link #seal} is refused here. So no nonce is ever used twice under a key.
 */
final class SealingKey implements AutoCloseable {

  /** Length of the gateway's half in bytes. */
  static final int GATEWAY_HALF_BYTES = 32;

  /** Length of the tag that GCM appends. */
  static final int TAG_BYTES = 16;

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final byte[] INFO =
      "consent-gate sealed-reference 1".getBytes(StandardCharsets.US_ASCII);

  private final SecretBytes keyAndNonce;
  private final AtomicBoolean sealed = new AtomicBoolean();

  private SealingKey(SecretBytes keyAndNonce) {
    this.keyAndNonce = keyAndNonce;
  }

  /**
   * Joins two halves.
   *
   * @param gatewayHalf {@value #GATEWAY_HALF_BYTES} bytes; the caller closes it
   * @param passHalf 16 bytes; the caller closes it
   */
  static SealingKey of(SecretBytes gatewayHalf, SecretBytes passHalf) {
    if (gatewayHalf.sizeBytes() != GATEWAY_HALF_BYTES) {
      throw new IllegalArgumentException("the gateway's half has 32 bytes");
    }
    byte[] both = new byte[gatewayHalf.sizeBytes() + passHalf.sizeBytes()];
    try {
      copy(gatewayHalf.memory(), both, 0);
      copy(passHalf.memory(), both, gatewayHalf.sizeBytes());
      return new SealingKey(
          SecretBytes.take(Hkdf.derive(both, new byte[0], INFO, KEY_BYTES + NONCE_BYTES)));
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }

  /**
   * Makes the key of a reference under custody {@code HELD}, which the ring holds whole.
   *
   * @param whole {@value #GATEWAY_HALF_BYTES} bytes; the caller closes it
   */
  static SealingKey whole(SecretBytes whole) {
    try (SecretBytes nothing = SecretBytes.allocate(0)) {
      return of(whole, nothing);
    }
  }

  /**
   * Encrypts, once.
   *
   * @param plain what to encrypt
   * @param associated what to bind it to
   * @param out ciphertext and tag are written here
   * @param outAt from this position on
   * @throws IllegalStateException if this key sealed before
   */
  void seal(byte[] plain, byte[] associated, byte[] out, int outAt) {
    if (!sealed.compareAndSet(false, true)) {
      throw new IllegalStateException("a key seals once");
    }
    try {
      run(true, new Run(plain, 0, associated, out, outAt));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encrypting checks no tag", e);
    }
  }

  /**
   * Decrypts.
   *
   * @param sealed holds ciphertext and tag
   * @param sealedAt from this position on
   * @param associated what it was bound to
   * @return the plaintext, which the caller zeroes
   * @throws InvalidCipherTextException if key, ciphertext, tag or binding are not as sealed
   */
  byte[] open(byte[] sealed, int sealedAt, byte[] associated) throws InvalidCipherTextException {
    byte[] plain = new byte[sealed.length - sealedAt - TAG_BYTES];
    try {
      run(false, new Run(sealed, sealedAt, associated, plain, 0));
      return plain;
    } catch (InvalidCipherTextException e) {
      Arrays.fill(plain, (byte) 0);
      throw e;
    }
  }

  @Override
  public void close() {
    keyAndNonce.close();
  }

  private void run(boolean encrypt, Run run) throws InvalidCipherTextException {
    byte[] raw = keyAndNonce.memory().toArray(ValueLayout.JAVA_BYTE);
    KeyParameter key = new KeyParameter(raw, 0, KEY_BYTES);
    MultiBlockCipher aes = AESEngine.newInstance();
    try {
      GCMModeCipher gcm = GCMBlockCipher.newInstance(aes);
      byte[] nonce = Arrays.copyOfRange(raw, KEY_BYTES, raw.length);
      gcm.init(encrypt, new AEADParameters(key, TAG_BYTES * Byte.SIZE, nonce, run.associated));
      int done = gcm.processBytes(run.in, run.inAt, run.in.length - run.inAt, run.out, run.outAt);
      gcm.doFinal(run.out, run.outAt + done);
    } finally {
      Arrays.fill(raw, (byte) 0);
      Arrays.fill(key.getKey(), (byte) 0);
      // Its schedule, which begins with the key, is overwritten when another comes.
      aes.init(true, new KeyParameter(new byte[KEY_BYTES]));
    }
  }

  private static void copy(MemorySegment from, byte[] to, int at) {
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, 0, to, at, (int) from.byteSize());
  }

  /** The arrays of one run of the cipher. */
  private static final class Run {
    private final byte[] in;
    private final int inAt;
    private final byte[] associated;
    private final byte[] out;
    private final int outAt;

    Run(byte[] in, int inAt, byte[] associated, byte[] out, int outAt) {
      this.in = in;
      this.inAt = inAt;
      this.associated = associated;
      this.out = out;
      this.outAt = outAt;
    }
  }
}
