package io.consentgate.signature;

import io.consentgate.signature.EnvelopeException.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Remembers calls until they could no longer be taken anyway. */
final class ReplayMemory {
  static final int CAPACITY = 50_000;

  private final Map<String, Instant> until = new HashMap<>();
  private int sweepAt = 256;

  /**
   * Remembers a call.
   *
   * @throws EnvelopeException if it was seen before, or the memory is full
   */
  synchronized void remember(String id, Instant end, Instant now) throws EnvelopeException {
    if (until.size() >= sweepAt) {
      until.values().removeIf(instant -> !instant.isAfter(now));
      sweepAt = Math.clamp(2L * until.size(), 256, CAPACITY);
    }
    if (until.containsKey(id)) {
      throw new EnvelopeException(Reason.REPLAYED);
    }
    if (until.size() >= CAPACITY) {
      throw new EnvelopeException(Reason.TOO_MANY);
    }
    until.put(id, end);
  }
}
