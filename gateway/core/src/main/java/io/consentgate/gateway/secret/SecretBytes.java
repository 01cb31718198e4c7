package io.consentgate.gateway.secret;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Secret bytes outside the heap, locked in RAM where the system lets us and in no core dump.
 *
 * <p>The holder owns the memory and closes it; closing overwrites it with zeros. Equality is
 * identity: compare contents with {@link #contentEquals}.
 */
public final class SecretBytes implements AutoCloseable {

  /** Work on a transient copy of a secret. */
  @FunctionalInterface
  public interface Use<T> {

    /**
     * Uses the copy; it is zeroed afterwards, so it must not be kept.
     *
     * @param copy the secret's bytes
     */
    T apply(byte[] copy);
  }

  private final MemorySegment memory;
  private final AtomicBoolean closed = new AtomicBoolean();

  private SecretBytes(int sizeBytes) {
    memory = ProcessMemory.allocate(sizeBytes);
  }

  /** Returns that many zero bytes, to be filled through {@link #memory()}. */
  public static SecretBytes allocate(int sizeBytes) {
    return new SecretBytes(sizeBytes);
  }

  /**
   * Moves bytes off the heap.
   *
   * @param bytes the secret; zeroed by this call
   */
  public static SecretBytes take(byte[] bytes) {
    SecretBytes secret = new SecretBytes(bytes.length);
    MemorySegment heap = MemorySegment.ofArray(bytes);
    secret.memory.copyFrom(heap);
    heap.fill((byte) 0);
    return secret;
  }

  /** Returns the number of bytes. */
  public int sizeBytes() {
    return Math.toIntExact(memory.byteSize());
  }

  /**
   * Returns the memory itself, valid until {@link #close()}.
   *
   * @throws IllegalStateException if it is closed
   */
  public MemorySegment memory() {
    if (closed.get()) {
      throw new IllegalStateException("the secret is closed");
    }
    return memory;
  }

  /**
   * Lends a heap copy to a library that takes arrays and zeroes it afterwards.
   *
   * @throws IllegalStateException if it is closed
   */
  public <T> T lend(Use<T> use) {
    byte[] copy = memory().toArray(ValueLayout.JAVA_BYTE);
    try {
      return use.apply(copy);
    } finally {
      MemorySegment.ofArray(copy).fill((byte) 0);
    }
  }

  /** Returns a copy that the caller owns and closes. */
  public SecretBytes copy() {
    SecretBytes copy = new SecretBytes(sizeBytes());
    copy.memory.copyFrom(memory());
    return copy;
  }

  /** Compares contents in a time that depends on the length only. */
  public boolean contentEquals(SecretBytes other) {
    MemorySegment mine = memory();
    MemorySegment theirs = other.memory();
    if (mine.byteSize() != theirs.byteSize()) {
      return false;
    }
    int difference = 0;
    for (long i = 0; i < mine.byteSize(); i++) {
      difference |= mine.get(ValueLayout.JAVA_BYTE, i) ^ theirs.get(ValueLayout.JAVA_BYTE, i);
    }
    return difference == 0;
  }

  /** Tells whether the secret has been zeroed. */
  public boolean isClosed() {
    return closed.get();
  }

  /**
   * Zeroes the memory; a second call does nothing.
   *
   * <p>The zeroed memory itself goes with this object: freeing it at once would stop every thread
   * of the program for a moment, several times a passage.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      memory.fill((byte) 0);
    }
  }

  @Override
  public String toString() {
    return "SecretBytes[redacted]";
  }
}
