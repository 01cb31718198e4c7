package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * For each shard its generation, 0 while it has none, and the key of that generation. Never
 * changed; {@link #withFresh} makes another. Closing zeroes it.
 */
final class RootTable implements AutoCloseable {

  private static final int ROW_BYTES = Long.BYTES + Sealing.KEY_BYTES;
  private static final ValueLayout.OfLong NUMBER =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** Length in bytes. */
  static final int SIZE_BYTES = Shard.COUNT * ROW_BYTES;

  private final SecretBytes rows;

  private RootTable(SecretBytes rows) {
    this.rows = rows;
  }

  /** Returns a table in which no shard has a generation. */
  static RootTable empty() {
    return new RootTable(SecretBytes.allocate(SIZE_BYTES));
  }

  /**
   * Reads a table.
   *
   * @param bytes zeroed by this call
   */
  static RootTable take(byte[] bytes) throws DamagedRingException {
    SecretBytes secret = SecretBytes.take(bytes);
    if (secret.sizeBytes() != SIZE_BYTES) {
      secret.close();
      throw new DamagedRingException("the key ring's root slot is cut short");
    }
    return new RootTable(secret);
  }

  /** Returns a shard's generation; 0 while it has none. */
  long generation(int shard) {
    return row(shard).get(NUMBER, 0);
  }

  /** Returns a copy of a shard's key, which the caller closes. */
  SecretBytes key(int shard) {
    SecretBytes key = SecretBytes.allocate(Sealing.KEY_BYTES);
    key.memory().copyFrom(row(shard).asSlice(Long.BYTES));
    return key;
  }

  /** Returns this table with a next generation, and a fresh key for it, for some shards. */
  RootTable withFresh(Iterable<Integer> shards, SecureRandom random) {
    RootTable fresh = new RootTable(rows.copy());
    byte[] key = new byte[Sealing.KEY_BYTES];
    try {
      for (int shard : shards) {
        random.nextBytes(key);
        MemorySegment row = fresh.row(shard);
        row.set(NUMBER, 0, generation(shard) + 1);
        row.asSlice(Long.BYTES).copyFrom(MemorySegment.ofArray(key));
      }
      return fresh;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Returns the bytes on the heap; the caller zeroes them. */
  byte[] toBytes() {
    return rows.memory().toArray(ValueLayout.JAVA_BYTE);
  }

  @Override
  public void close() {
    rows.close();
  }

  private MemorySegment row(int shard) {
    return rows.memory().asSlice((long) shard * ROW_BYTES, ROW_BYTES);
  }
}
