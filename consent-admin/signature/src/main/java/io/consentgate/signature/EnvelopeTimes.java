package io.consentgate.signature;

import java.time.Duration;
import java.time.Instant;

/** How long an envelope counts, and how far two clocks may be apart. */
final class EnvelopeTimes {
  static final Duration LIFETIME = Duration.ofSeconds(60);
  static final Duration SKEW = Duration.ofSeconds(30);

  private EnvelopeTimes() {}

  /** Returns when the envelope ends, tolerance included. */
  static Instant check(Claims claims, Instant now) throws EnvelopeException, InvalidJwsException {
    Instant issued = claims.instant("iat");
    Instant expires = claims.instant("exp");
    boolean sane =
        expires.isAfter(issued)
            && !expires.isAfter(issued.plus(LIFETIME))
            && !issued.isAfter(now.plus(SKEW))
            && now.isBefore(expires.plus(SKEW));
    if (!sane) {
      throw new EnvelopeException(EnvelopeException.Reason.NOT_NOW);
    }
    return expires.plus(SKEW);
  }
}
