package io.consentgate.gateway.access;

import io.consentgate.contract.grant.GrantId;
import java.time.Instant;

/** Port: counts comparisons that did not match, durably (ST-22). */
public interface AttemptLedger {

  /**
   * Tells until when a pass has to wait.
   *
   * @return an instant in the past, such as {@link Instant#EPOCH}, if it need not
   */
  Instant waitUntil(GrantId grant);

  /**
   * Counts a comparison before it is made, so that pulling the plug does not save a try.
   *
   * @param grant whose pass
   * @param now the time
   */
  void begin(GrantId grant, Instant now);

  /** Forgets the count after a match. */
  void clear(GrantId grant);
}
