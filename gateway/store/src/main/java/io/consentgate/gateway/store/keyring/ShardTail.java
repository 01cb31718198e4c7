package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The room at the end of a shard's file, into which halves are added one by one: {@value #PLACES}
 * places of {@value #PLACE_BYTES} bytes, each within one sector of a disk.
 *
 * <p>A place that is free holds zeros. Else it holds a nonce, an entry under AES-256-GCM, the tag
 * and {@code CGKE}, then zeros. The entry is bound to the file's header, whose nonce is drawn anew
 * with every file, and to the number of its place.
 *
 * <p>Only what was written last can be torn by a power cut: the mark at its end is then not
 * complete, and all behind it is zeros. Nobody was told that such a half is kept; it is left out.
 * Whatever else is not as written is damage.
 */
final class ShardTail {

  /** How many halves fit in. */
  static final int PLACES = 32;

  /** Length of a place in bytes; a sector of 512 has four. */
  static final int PLACE_BYTES = 128;

  /** Length of all places in bytes. */
  static final int SIZE_BYTES = PLACES * PLACE_BYTES;

  /** No room at all. */
  static final ShardTail NONE = new ShardTail(new byte[0], 0, PLACES);

  private static final byte[] MARK = "CGKE".getBytes(StandardCharsets.US_ASCII);
  private static final int SEALED_BYTES =
      Sealing.NONCE_BYTES + Shard.ENTRY_BYTES + Sealing.TAG_BYTES;

  private final byte[] header;
  private final int at;
  private final int used;

  private ShardTail(byte[] header, int at, int used) {
    this.header = header;
    this.at = at;
    this.used = used;
  }

  /**
   * Returns the room of a file that was just written.
   *
   * @param header of the file
   * @param at where the room begins in it
   */
  static ShardTail fresh(byte[] header, int at) {
    return new ShardTail(header.clone(), at, 0);
  }

  /** Tells whether nothing can be added any more. */
  boolean isFull() {
    return used == PLACES;
  }

  /** Returns where in the file the next half goes. */
  long position() {
    return at + (long) used * PLACE_BYTES;
  }

  /** Returns the room that is left once that place is taken. */
  ShardTail next() {
    return new ShardTail(header, at, used + 1);
  }

  /**
   * Seals an entry for the next place.
   *
   * @param entry zeroed by the caller
   * @param key of the shard's generation
   */
  byte[] seal(byte[] entry, SecretBytes key, SecureRandom random) {
    byte[] nonce = new byte[Sealing.NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = Sealing.seal(key, nonce, bound(), entry);
    return ByteBuffer.allocate(SEALED_BYTES + MARK.length).put(nonce).put(sealed).put(MARK).array();
  }

  /**
   * Reads what was added to a shard.
   *
   * @param file the whole of it
   * @param key of the shard's generation
   * @param sealed what precedes the room; the caller closes it if another comes back
   */
  KeptShard read(byte[] file, SecretBytes key, Shard sealed) throws DamagedRingException {
    List<byte[]> added = new ArrayList<>();
    try {
      ShardTail rest = read(file, key, added);
      return new KeptShard(added.isEmpty() ? sealed : sealed.with(added), rest);
    } finally {
      added.forEach(entry -> Arrays.fill(entry, (byte) 0));
    }
  }

  private ShardTail read(byte[] file, SecretBytes key, List<byte[]> added)
      throws DamagedRingException {
    ShardTail tail = this;
    while (!tail.isFree(file)) {
      if (tail.isFull()) {
        throw new DamagedRingException("the key ring is torn");
      }
      byte[] place = tail.place(file);
      if (isTorn(place) && tail.next().isFree(file)) {
        return NONE;
      }
      added.add(tail.open(place, key));
      tail = tail.next();
    }
    return tail;
  }

  private byte[] open(byte[] place, SecretBytes key) throws DamagedRingException {
    int end = SEALED_BYTES + MARK.length;
    if (!Arrays.equals(place, SEALED_BYTES, end, MARK, 0, MARK.length)
        || !isZero(place, end, PLACE_BYTES)) {
      throw new DamagedRingException("the key ring is torn");
    }
    byte[] nonce = Arrays.copyOf(place, Sealing.NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(place, Sealing.NONCE_BYTES, SEALED_BYTES);
    return Sealing.open(key, nonce, bound(), sealed);
  }

  /** Tells whether a place was written to a part only: the mark misses its end. */
  private static boolean isTorn(byte[] place) {
    int marked = Arrays.mismatch(place, SEALED_BYTES, PLACE_BYTES, MARK, 0, MARK.length);
    return marked < MARK.length && isZero(place, SEALED_BYTES + marked, PLACE_BYTES);
  }

  /** Tells whether nothing was written from here on. */
  private boolean isFree(byte[] file) {
    return isZero(file, (int) position(), file.length);
  }

  private byte[] place(byte[] file) {
    return Arrays.copyOfRange(file, (int) position(), (int) position() + PLACE_BYTES);
  }

  private byte[] bound() {
    return ByteBuffer.allocate(header.length + Integer.BYTES).put(header).putInt(used).array();
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    int any = 0;
    for (int i = from; i < to; i++) {
      any |= bytes[i];
    }
    return any == 0;
  }
}
