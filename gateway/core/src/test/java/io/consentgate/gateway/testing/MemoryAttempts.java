package io.consentgate.gateway.testing;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.access.AttemptLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Attempts in memory: three, then 30 s. */
public final class MemoryAttempts implements AttemptLedger {

  private static final int ALLOWED = 3;
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final Map<GrantId, Integer> counts = new HashMap<>();
  private final Map<GrantId, Instant> waits = new HashMap<>();

  @Override
  public synchronized Instant waitUntil(GrantId grant) {
    return waits.getOrDefault(grant, Instant.EPOCH);
  }

  @Override
  public synchronized void begin(GrantId grant, Instant now) {
    int count = counts.merge(grant, 1, Integer::sum);
    if (count >= ALLOWED) {
      counts.remove(grant);
      waits.put(grant, now.plus(WAIT));
    }
  }

  @Override
  public synchronized void clear(GrantId grant) {
    counts.remove(grant);
    waits.remove(grant);
  }

  /** Returns how many are counted at present. */
  public synchronized int count(GrantId grant) {
    return counts.getOrDefault(grant, 0);
  }
}
