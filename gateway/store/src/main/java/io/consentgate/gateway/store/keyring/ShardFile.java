package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The bytes of one shard's file.
 *
 * <p>{@code CGKS}, one byte of version, one of shard number, eight of generation, twelve of nonce;
 * then AES-256-GCM under the generation's own key, bound to all that precedes. Nonces are drawn at
 * random; a key seals as often as halves are added to one shard between two erasures in it.
 */
final class ShardFile {

  private static final int MAGIC = 0x43474b53;
  private static final byte VERSION = 2;
  private static final int NONCE_AT = Integer.BYTES + 2 + Long.BYTES;
  private static final int HEADER_BYTES = NONCE_AT + Sealing.NONCE_BYTES;

  private ShardFile() {}

  /** Seals a shard under its generation's key, with a fresh nonce. */
  static byte[] seal(
      Shard shard, int number, long generation, SecretBytes key, SecureRandom random) {
    byte[] nonce = new byte[Sealing.NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] header = header(number, generation, nonce);
    byte[] plain = shard.toBytes();
    try {
      byte[] sealed = Sealing.seal(key, nonce, header, plain);
      byte[] file = Arrays.copyOf(header, header.length + sealed.length);
      System.arraycopy(sealed, 0, file, header.length, sealed.length);
      return file;
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Opens a shard; the caller closes it. */
  static Shard open(byte[] file, int number, long generation, SecretBytes key)
      throws DamagedRingException {
    if (file.length < HEADER_BYTES + Sealing.TAG_BYTES) {
      throw new DamagedRingException("the key ring is cut short");
    }
    byte[] nonce = Arrays.copyOfRange(file, NONCE_AT, HEADER_BYTES);
    byte[] header = Arrays.copyOf(file, HEADER_BYTES);
    if (!Arrays.equals(header, header(number, generation, nonce))) {
      throw new DamagedRingException("a file of the key ring is another one");
    }
    byte[] sealed = Arrays.copyOfRange(file, HEADER_BYTES, file.length);
    return Shard.take(Sealing.open(key, nonce, header, sealed));
  }

  private static byte[] header(int number, long generation, byte[] nonce) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putInt(MAGIC)
        .put(VERSION)
        .put((byte) number)
        .putLong(generation)
        .put(nonce)
        .array();
  }
}
