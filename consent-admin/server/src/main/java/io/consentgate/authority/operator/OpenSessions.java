package io.consentgate.authority.operator;

import io.consentgate.authority.clock.ProgramClock;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.claims.JtiGenerator;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that are open. A cookie is signed and would count until it ends, wherever a copy of
 * it lies; here it counts for no longer than its session is open. A start opens none: the key that
 * signs them is a new one then.
 */
@Singleton
public final class OpenSessions implements JtiGenerator, GenericJwtClaimsValidator<HttpRequest<?>> {
  /** How long a session is open if nobody ends it. */
  public static final Duration LONGEST = Duration.ofHours(8);

  private final ProgramClock clock;
  private final Map<String, Instant> open = new HashMap<>();

  OpenSessions(ProgramClock clock) {
    this.clock = clock;
  }

  /** Opens a session and names it (RFC 7519, {@code jti}); forgets those that ran out. */
  @Override
  public synchronized String generateJtiClaim() {
    Instant now = clock.instant();
    open.values().removeIf(end -> !now.isBefore(end));
    String session = UUID.randomUUID().toString();
    open.put(session, now.plus(LONGEST));
    return session;
  }

  @Override
  public synchronized boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
    Instant end = open.get(String.valueOf(claims.get(Claims.TOKEN_ID)));
    return end != null && clock.instant().isBefore(end);
  }

  /** Ends a session: no copy of its cookie counts any more. */
  synchronized void end(String session) {
    open.remove(session);
  }

  /** Returns how many are kept, those that ran out since the last one was opened among them. */
  synchronized int count() {
    return open.size();
  }
}
