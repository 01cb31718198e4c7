package io.consentgate.gateway.consent;

import java.time.Instant;
import java.util.BitSet;

/** Port: what a gateway must never forget about the status lists it has seen. */
public interface StatusArchive {

  /**
   * The memory.
   *
   * @param highestIssued latest issue time of any list accepted; {@link Instant#EPOCH} at first
   * @param invalid every bit ever seen set
   */
  record Memory(Instant highestIssued, BitSet invalid) {

    /** Returns what this memory or another one knows: the later time, and the bits of both. */
    public Memory and(Memory other) {
      BitSet both = (BitSet) invalid.clone();
      both.or(other.invalid);
      boolean later = other.highestIssued.isAfter(highestIssued);
      return new Memory(later ? other.highestIssued : highestIssued, both);
    }
  }

  /** Returns the memory. */
  Memory load();

  /** Keeps the memory, durably. */
  void store(Memory memory);
}
