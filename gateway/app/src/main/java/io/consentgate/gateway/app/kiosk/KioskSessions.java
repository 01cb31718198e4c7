package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.web.Language;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The browsers at the kiosks, in memory only. */
public final class KioskSessions {

  /** Most sessions at once; the longest unheard-of goes first. */
  static final int MOST = 200;

  private static final Duration FORGET_AFTER = Duration.ofMinutes(30);
  private static final int SECRET_SIZE_BYTES = 16;

  private final Map<String, KioskSession> sessions = new ConcurrentHashMap<>();
  private final SecureRandom random;
  private final InstantSource clock;

  /** Starts without sessions. */
  public KioskSessions(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /** Returns the session that a cookie names at a portal. */
  public Optional<KioskSession> find(String cookie, PortalId portal) {
    Optional<KioskSession> found =
        Optional.ofNullable(sessions.get(cookie)).filter(s -> s.portal().equals(portal));
    found.ifPresent(session -> session.seen(clock.instant()));
    return found;
  }

  /**
   * Opens a session.
   *
   * @return the cookie's value
   */
  public String open(PortalId portal, Language language) {
    String cookie = secret();
    sessions.put(cookie, new KioskSession(secret(), portal, language, clock.instant()));
    return cookie;
  }

  /** Returns all sessions. */
  public List<KioskSession> all() {
    return List.copyOf(sessions.values());
  }

  /**
   * Forgets sessions at the first step that nobody was heard of for long, and any above the most.
   */
  public void forgetIdle() {
    Instant limit = clock.instant().minus(FORGET_AFTER);
    sessions.values().removeIf(s -> isIdle(s) && s.lastSeen().isBefore(limit));
    while (sessions.size() > MOST && forgetOldestIdle()) {
      // one at a time
    }
  }

  private boolean forgetOldestIdle() {
    return sessions.values().stream()
        .filter(KioskSessions::isIdle)
        .min((one, other) -> one.lastSeen().compareTo(other.lastSeen()))
        .map(sessions.values()::remove)
        .orElse(false);
  }

  private static boolean isIdle(KioskSession session) {
    return session.step() instanceof KioskStep.Start;
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_SIZE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
