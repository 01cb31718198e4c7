package io.consentgate.gateway.secret;

/**
 * How much of the memory for secrets is kept in RAM and out of core dumps.
 *
 * @param lockedBytes pages that never reach a disk
 * @param unlockedBytes pages that the system would not lock, and may swap out
 */
public record MemoryLock(long lockedBytes, long unlockedBytes) {

  /** Tells whether every secret is locked in RAM. */
  public boolean isWhole() {
    return unlockedBytes == 0;
  }
}
