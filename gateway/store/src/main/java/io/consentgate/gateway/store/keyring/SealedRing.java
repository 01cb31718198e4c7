package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The bytes of a ring.
 *
 * <p>{@code CGKR}, one byte of version, eight of slot number, twelve of nonce; then AES-256-GCM
 * under the slot, bound to all that precedes: for each grant 16 bytes of id and 32 of key half.
 */
final class SealedRing {

  /** Length of a key half in bytes. */
  static final int HALF_BYTES = 32;

  private static final int MAGIC = 0x43474b52;
  private static final byte VERSION = 1;
  private static final int NONCE_AT = Integer.BYTES + 1 + Long.BYTES;
  private static final int NONCE_BYTES = 12;
  private static final int HEADER_BYTES = NONCE_AT + NONCE_BYTES;
  private static final int TAG_BYTES = 16;
  private static final int ENTRY_BYTES = GrantId.SIZE_BYTES + HALF_BYTES;

  /** A ring that is torn, foreign or of a newer version. */
  static final class DamagedRingException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedRingException(String message) {
      super(message);
    }
  }

  private SealedRing() {}

  /** Seals halves under a slot, with a fresh nonce. */
  static byte[] seal(
      Map<GrantId, SecretBytes> halves, long slotNumber, SecretBytes slot, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] ring = new byte[HEADER_BYTES + halves.size() * ENTRY_BYTES + TAG_BYTES];
    ByteBuffer.wrap(ring).putInt(MAGIC).put(VERSION).putLong(slotNumber).put(nonce);
    byte[] plain = entries(halves);
    try {
      crypt(true, slot, ring, plain, ring, HEADER_BYTES);
      return ring;
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encrypting checks no tag", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Returns the number of the slot that a ring is sealed under. */
  static long slotNumber(byte[] ring) throws DamagedRingException {
    if (ring.length < HEADER_BYTES + TAG_BYTES) {
      throw new DamagedRingException("the key ring is cut short");
    }
    ByteBuffer header = ByteBuffer.wrap(ring);
    if (header.getInt() != MAGIC) {
      throw new DamagedRingException("the key ring's file is no key ring");
    }
    if (header.get() != VERSION) {
      throw new DamagedRingException("the key ring was written by another version");
    }
    return header.getLong();
  }

  /** Opens a ring; the caller closes the halves. */
  static Map<GrantId, SecretBytes> open(byte[] ring, SecretBytes slot) throws DamagedRingException {
    slotNumber(ring);
    int size = ring.length - HEADER_BYTES - TAG_BYTES;
    if (size % ENTRY_BYTES != 0) {
      throw new DamagedRingException("the key ring is torn");
    }
    byte[] plain = new byte[size];
    byte[] sealed = Arrays.copyOfRange(ring, HEADER_BYTES, ring.length);
    try {
      crypt(false, slot, ring, sealed, plain, 0);
      return halves(plain);
    } catch (InvalidCipherTextException _) {
      throw new DamagedRingException("the key ring is torn, or sealed under another root");
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] entries(Map<GrantId, SecretBytes> halves) {
    byte[] plain = new byte[halves.size() * ENTRY_BYTES];
    int at = 0;
    for (Map.Entry<GrantId, SecretBytes> entry : halves.entrySet()) {
      System.arraycopy(entry.getKey().toBytes(), 0, plain, at, GrantId.SIZE_BYTES);
      MemorySegment.copy(
          entry.getValue().memory(),
          ValueLayout.JAVA_BYTE,
          0,
          plain,
          at + GrantId.SIZE_BYTES,
          HALF_BYTES);
      at += ENTRY_BYTES;
    }
    return plain;
  }

  private static Map<GrantId, SecretBytes> halves(byte[] plain) {
    Map<GrantId, SecretBytes> halves = new HashMap<>();
    for (int at = 0; at < plain.length; at += ENTRY_BYTES) {
      int half = at + GrantId.SIZE_BYTES;
      halves.put(
          GrantId.ofBytes(Arrays.copyOfRange(plain, at, half)),
          SecretBytes.take(Arrays.copyOfRange(plain, half, half + HALF_BYTES)));
    }
    return halves;
  }

  private static void crypt(
      boolean encrypt, SecretBytes slot, byte[] ring, byte[] in, byte[] out, int outAt)
      throws InvalidCipherTextException {
    byte[] nonce = Arrays.copyOfRange(ring, NONCE_AT, HEADER_BYTES);
    byte[] header = Arrays.copyOf(ring, HEADER_BYTES);
    byte[] raw = slot.memory().toArray(ValueLayout.JAVA_BYTE);
    KeyParameter key = new KeyParameter(raw);
    try {
      GCMModeCipher gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
      gcm.init(encrypt, new AEADParameters(key, TAG_BYTES * Byte.SIZE, nonce, header));
      int done = gcm.processBytes(in, 0, in.length, out, outAt);
      gcm.doFinal(out, outAt + done);
    } finally {
      Arrays.fill(raw, (byte) 0);
      Arrays.fill(key.getKey(), (byte) 0);
    }
  }
}
