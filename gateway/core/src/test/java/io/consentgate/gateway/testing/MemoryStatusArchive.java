package io.consentgate.gateway.testing;

import io.consentgate.gateway.consent.StatusArchive;
import java.time.Instant;
import java.util.BitSet;

/** The memory of status lists, in memory. */
public final class MemoryStatusArchive implements StatusArchive {

  private Memory memory = new Memory(Instant.EPOCH, new BitSet());

  @Override
  public synchronized Memory load() {
    return new Memory(memory.highestIssued(), (BitSet) memory.invalid().clone());
  }

  @Override
  public synchronized void store(Memory later) {
    memory = new Memory(later.highestIssued(), (BitSet) later.invalid().clone());
  }
}
