package io.consentgate.gateway.consent;

import java.time.Instant;

/**
 * A time that the authority signed, and when it came here. At that moment it was that time or
 * later.
 *
 * @param at the time, from a text whose signature was verified
 * @param receivedNanos the monotonic clock at receipt
 * @param kind what it was signed for
 */
public record SignedTime(Instant at, long receivedNanos, Kind kind) {

  /** What a time was signed for. */
  public enum Kind {
    /** A status list: anybody may keep it for a while and hand it on. */
    LIST,
    /** The answer to a call of this gateway: signed between call and receipt. */
    ANSWER
  }
}
