package io.consentgate.authority.operator;

import io.consentgate.authority.clock.ProgramClock;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One random token in each form of the back office. It shows that the form came from here, and
 * keeps one press of a button from counting twice.
 */
@Singleton
public final class FormTokens {
  private static final int CAPACITY = 2_000;

  private final ProgramClock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> open = new LinkedHashMap<>();

  /** Makes the tokens by a clock. */
  public FormTokens(ProgramClock clock) {
    this.clock = clock;
  }

  /** Makes a token; beyond 2,000 the oldest is forgotten. */
  public synchronized String mint() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    open.put(token, clock.instant().plus(OpenSessions.LONGEST));
    if (open.size() > CAPACITY) {
      open.remove(open.keySet().iterator().next());
    }
    return token;
  }

  /** Uses a token up; tells whether it counted. */
  public synchronized boolean redeem(String token) {
    Instant end = open.remove(token);
    return end != null && clock.instant().isBefore(end);
  }
}
