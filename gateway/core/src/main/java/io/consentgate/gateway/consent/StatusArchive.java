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
  record Memory(Instant highestIssued, BitSet invalid) {}

  /** Returns the memory. */
  Memory load();

  /** Keeps the memory, durably. */
  void store(Memory memory);
}
