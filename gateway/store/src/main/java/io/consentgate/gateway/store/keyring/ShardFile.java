package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The bytes of one shard's file.
 *
 * <p>{@code CGKS}, one byte of version, one of shard number, eight of generation, twelve of nonce,
 * four that say how long what follows is; then AES-256-GCM under the generation's own key, bound to
 * all that precedes; then zeros up to a multiple of {@value ShardTail#PLACE_BYTES}, and the room of
 * {@link ShardTail}. Zeros may follow: a file is used again and again. Nonces are drawn at random;
 * a key seals as often as halves are added to one shard between two erasures in it.
 *
 * <p>Version 2 has neither the length nor the room. It is read, and replaced at the next change.
 */
final class ShardFile {

  private static final int MAGIC = 0x43474b53;
  private static final byte VERSION = 3;
  private static final byte WITHOUT_ROOM = 2;
  private static final int VERSION_AT = Integer.BYTES;
  private static final int NONCE_AT = VERSION_AT + 2 + Long.BYTES;
  private static final int LENGTH_AT = NONCE_AT + Sealing.NONCE_BYTES;
  private static final int HEADER_BYTES = LENGTH_AT + Integer.BYTES;

  /** As many bytes as what fills the room takes in the next generation. */
  static final int SPARE_BYTES = ShardTail.PLACES * Shard.ENTRY_BYTES;

  private ShardFile() {}

  /** A shard's file before it is written. */
  static final class Fresh {
    private final byte[] bytes;
    private final ShardTail tail;

    private Fresh(byte[] bytes, ShardTail tail) {
      this.bytes = bytes;
      this.tail = tail;
    }

    /** Returns the bytes themselves, with spare ones at their end. */
    byte[] bytes() {
      return bytes;
    }

    /** Returns how many of them there have to be. */
    int needed() {
      return bytes.length - SPARE_BYTES;
    }

    /** Returns the room at their end. */
    ShardTail tail() {
      return tail;
    }
  }

  /** Seals a shard under its generation's key, with a fresh nonce. */
  static Fresh seal(
      Shard shard, int number, long generation, SecretBytes key, SecureRandom random) {
    byte[] nonce = new byte[Sealing.NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = shard.toBytes();
    try {
      byte[] header =
          ByteBuffer.allocate(HEADER_BYTES)
              .put(header(VERSION, number, generation, nonce))
              .putInt(plain.length + Sealing.TAG_BYTES)
              .array();
      int room = room(plain.length + Sealing.TAG_BYTES);
      byte[] file = Arrays.copyOf(header, room + ShardTail.SIZE_BYTES + SPARE_BYTES);
      Sealing.seal(key, nonce, header, plain, ByteBuffer.wrap(file).position(header.length));
      return new Fresh(file, ShardTail.fresh(header, room));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Opens a shard; the caller closes it. */
  static KeptShard open(byte[] file, int number, long generation, SecretBytes key)
      throws DamagedRingException {
    if (file.length < LENGTH_AT + Sealing.TAG_BYTES) {
      throw new DamagedRingException("the key ring is cut short");
    }
    byte version = file[VERSION_AT];
    byte[] nonce = Arrays.copyOfRange(file, NONCE_AT, LENGTH_AT);
    if ((version != VERSION && version != WITHOUT_ROOM)
        || !Arrays.equals(
            Arrays.copyOf(file, LENGTH_AT), header(version, number, generation, nonce))) {
      throw new DamagedRingException("a file of the key ring is another one");
    }
    if (version == WITHOUT_ROOM) {
      return new KeptShard(sealed(file, LENGTH_AT, file.length, nonce, key), ShardTail.NONE);
    }
    int end = end(file);
    Shard sealed = sealed(file, HEADER_BYTES, end, nonce, key);
    try {
      KeptShard kept =
          ShardTail.fresh(Arrays.copyOf(file, HEADER_BYTES), room(end - HEADER_BYTES))
              .read(file, key, sealed);
      if (kept.halves() != sealed) {
        sealed.close();
      }
      return kept;
    } catch (DamagedRingException e) {
      sealed.close();
      throw e;
    }
  }

  /**
   * Returns where what was sealed at once ends; checks that the file is at least as long as that
   * makes it.
   */
  private static int end(byte[] file) throws DamagedRingException {
    int length = ByteBuffer.wrap(file).getInt(LENGTH_AT);
    if (length < Sealing.TAG_BYTES
        || length > file.length - HEADER_BYTES
        || file.length < room(length) + ShardTail.SIZE_BYTES) {
      throw new DamagedRingException("the key ring is cut short");
    }
    int end = HEADER_BYTES + length;
    for (int i = end; i < room(length); i++) {
      if (file[i] != 0) {
        throw new DamagedRingException("the key ring is torn");
      }
    }
    return end;
  }

  private static Shard sealed(byte[] file, int from, int to, byte[] nonce, SecretBytes key)
      throws DamagedRingException {
    byte[] header = Arrays.copyOf(file, from);
    return Shard.take(Sealing.open(key, nonce, header, ByteBuffer.wrap(file, from, to - from)));
  }

  /** Returns where the room begins, from how many bytes are sealed at once. */
  private static int room(int sealedBytes) {
    return Math.ceilDiv(HEADER_BYTES + sealedBytes, ShardTail.PLACE_BYTES) * ShardTail.PLACE_BYTES;
  }

  private static byte[] header(byte version, int number, long generation, byte[] nonce) {
    return ByteBuffer.allocate(LENGTH_AT)
        .putInt(MAGIC)
        .put(version)
        .put((byte) number)
        .putLong(generation)
        .put(nonce)
        .array();
  }
}
