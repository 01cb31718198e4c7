package io.consentgate.gateway.store.entry;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.access.AttemptLedger;
import io.consentgate.gateway.store.entry.EntryChange.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries in memory, as the log and table {@code attempt} have them: three, then 30 seconds (ST-22).
 *
 * <p>A try is counted before the comparison and brought to the disk by the outcome that follows it:
 * no outcome is shown before its try would survive a power cut, at no second fsync a passage. A try
 * that ended in a match leaves nothing behind.
 */
final class LoggedAttempts implements AttemptLedger {

  /** Tries before a pass has to wait. */
  static final int TRIES = 3;

  /** How long it waits then. */
  static final Duration WAIT = Duration.ofSeconds(30);

  private final Map<GrantId, Tried> counted = new HashMap<>();
  private final Map<GrantId, Tried> unwritten = new HashMap<>();
  private final Set<GrantId> written = new HashSet<>();

  @Override
  public synchronized Instant waitUntil(GrantId grant) {
    return counted.getOrDefault(grant, Tried.none(grant)).waitUntil();
  }

  @Override
  public synchronized void begin(GrantId grant, Instant now) {
    int failures = counted.getOrDefault(grant, Tried.none(grant)).failures() + 1;
    Tried tried =
        failures < TRIES
            ? new Tried(grant, failures, Instant.EPOCH)
            : new Tried(grant, 0, now.plus(WAIT));
    counted.put(grant, tried);
    unwritten.put(grant, tried);
  }

  @Override
  public synchronized void clear(GrantId grant) {
    counted.remove(grant);
    unwritten.remove(grant);
    if (written.contains(grant)) {
      unwritten.put(grant, Tried.none(grant));
    }
  }

  /**
   * Forgets a grant whose consent has ended.
   *
   * @return whether the disk has something about it
   */
  synchronized boolean forget(GrantId grant) {
    counted.remove(grant);
    unwritten.remove(grant);
    return written.remove(grant);
  }

  /** Takes over what the disk has. */
  synchronized void load(Tried tried) {
    wrote(List.of(tried));
    if (tried.isNothing()) {
      counted.remove(tried.grant());
    } else {
      counted.put(tried.grant(), tried);
    }
  }

  /** Returns what the disk does not have yet. */
  synchronized List<Tried> unwritten() {
    return List.copyOf(unwritten.values());
  }

  /** Takes note that the disk has them. */
  synchronized void wrote(List<Tried> tries) {
    for (Tried tried : tries) {
      unwritten.remove(tried.grant(), tried);
      if (tried.isNothing()) {
        written.remove(tried.grant());
      } else {
        written.add(tried.grant());
      }
    }
  }
}
