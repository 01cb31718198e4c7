package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key halves of some grants, one after the other outside the heap: 16 bytes of grant id, 32 of
 * half. Never changed; {@link #with} and {@link #without} make another. Closing zeroes it.
 */
final class Shard implements AutoCloseable {

  /** How many shards a ring has. */
  static final int COUNT = 256;

  /** Names the entry of the installation's own secret; no grant has this id. */
  static final GrantId INSTALLATION = GrantId.ofBytes(new byte[GrantId.SIZE_BYTES]);

  /** Length of a key half in bytes. */
  static final int HALF_BYTES = 32;

  /** Length of one entry in bytes. */
  static final int ENTRY_BYTES = GrantId.SIZE_BYTES + HALF_BYTES;

  private final SecretBytes entries;

  private Shard(SecretBytes entries) {
    this.entries = entries;
  }

  /** Returns a shard without halves. */
  static Shard empty() {
    return new Shard(SecretBytes.allocate(0));
  }

  /**
   * Reads a shard.
   *
   * @param entries zeroed by this call
   * @throws DamagedRingException if they are no whole entries
   */
  static Shard take(byte[] entries) throws DamagedRingException {
    SecretBytes secret = SecretBytes.take(entries);
    if (secret.sizeBytes() % ENTRY_BYTES != 0) {
      secret.close();
      throw new DamagedRingException("the key ring is torn");
    }
    return new Shard(secret);
  }

  /** Returns which shard a grant belongs to: by the last byte of its id, which is random. */
  static int of(GrantId grant) {
    return grant.toBytes()[GrantId.SIZE_BYTES - 1] & 0xff;
  }

  /** Returns how many halves there are. */
  int size() {
    return entries.sizeBytes() / ENTRY_BYTES;
  }

  /** Tells whether a grant's half is there. */
  boolean holds(GrantId grant) {
    return indexOf(grant) >= 0;
  }

  /** Returns a copy of a grant's half, which the caller closes; nothing if there is none. */
  Optional<SecretBytes> half(GrantId grant) {
    int index = indexOf(grant);
    if (index < 0) {
      return Optional.empty();
    }
    SecretBytes half = SecretBytes.allocate(HALF_BYTES);
    half.memory().copyFrom(entry(index).asSlice(GrantId.SIZE_BYTES));
    return Optional.of(half);
  }

  /** Returns these halves and one more. */
  Shard with(GrantId grant, SecretBytes half) {
    SecretBytes more = SecretBytes.allocate(entries.sizeBytes() + ENTRY_BYTES);
    more.memory().copyFrom(entries.memory());
    MemorySegment last = more.memory().asSlice(entries.sizeBytes());
    last.copyFrom(MemorySegment.ofArray(grant.toBytes()));
    last.asSlice(GrantId.SIZE_BYTES).copyFrom(half.memory());
    return new Shard(more);
  }

  /**
   * Returns these halves and more.
   *
   * @param added entries; the caller zeroes them
   */
  Shard with(List<byte[]> added) {
    SecretBytes more = SecretBytes.allocate(entries.sizeBytes() + added.size() * ENTRY_BYTES);
    more.memory().copyFrom(entries.memory());
    long at = entries.sizeBytes();
    for (byte[] entry : added) {
      more.memory().asSlice(at, ENTRY_BYTES).copyFrom(MemorySegment.ofArray(entry));
      at += ENTRY_BYTES;
    }
    return new Shard(more);
  }

  /**
   * Returns these halves less those of some grants.
   *
   * @param grants of this shard
   */
  Shard without(Set<GrantId> grants) {
    BitSet gone = new BitSet(size());
    for (GrantId grant : grants) {
      int index = indexOf(grant);
      if (index >= 0) {
        gone.set(index);
      }
    }
    SecretBytes fewer = SecretBytes.allocate((size() - gone.cardinality()) * ENTRY_BYTES);
    int at = 0;
    for (int i = gone.nextClearBit(0); i < size(); i = gone.nextClearBit(i + 1)) {
      fewer.memory().asSlice((long) at * ENTRY_BYTES).copyFrom(entry(i));
      at++;
    }
    return new Shard(fewer);
  }

  /** Returns the entry added last, on the heap; the caller zeroes it. */
  byte[] lastEntry() {
    return entry(size() - 1).toArray(ValueLayout.JAVA_BYTE);
  }

  /** Returns the entries on the heap; the caller zeroes them. */
  byte[] toBytes() {
    return entries.memory().toArray(ValueLayout.JAVA_BYTE);
  }

  @Override
  public void close() {
    entries.close();
  }

  private int indexOf(GrantId grant) {
    MemorySegment wanted = MemorySegment.ofArray(grant.toBytes());
    long first = wanted.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
    long second = wanted.get(ValueLayout.JAVA_LONG_UNALIGNED, Long.BYTES);
    MemorySegment all = entries.memory();
    for (int i = 0; i < size(); i++) {
      long at = (long) i * ENTRY_BYTES;
      if (all.get(ValueLayout.JAVA_LONG_UNALIGNED, at) == first
          && all.get(ValueLayout.JAVA_LONG_UNALIGNED, at + Long.BYTES) == second) {
        return i;
      }
    }
    return -1;
  }

  private MemorySegment entry(int index) {
    return entries.memory().asSlice((long) index * ENTRY_BYTES, ENTRY_BYTES);
  }
}
