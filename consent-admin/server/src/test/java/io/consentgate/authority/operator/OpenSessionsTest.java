package io.consentgate.authority.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.authority.clock.ProgramClock;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.MapClaims;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of sessions, and for how long. */
final class OpenSessionsTest {
  private Instant now = Instant.parse("2026-01-01T08:00:00Z");
  private final OpenSessions sessions = new OpenSessions(new ProgramClock(() -> now));

  @Test
  void open_afterOthersRanOut_forgetsThoseOnly() {
    sessions.generateJtiClaim();
    now = now.plusSeconds(1);
    String later = sessions.generateJtiClaim();
    now = now.plus(OpenSessions.LONGEST).minusSeconds(1);

    sessions.generateJtiClaim();

    assertThat(sessions.count()).isEqualTo(2);
    assertThat(isOpen(later)).isTrue();
  }

  @Test
  void end_session_keepsNothingOfIt() {
    String session = sessions.generateJtiClaim();

    sessions.end(session);

    assertThat(sessions.count()).isZero();
    assertThat(isOpen(session)).isFalse();
  }

  @Test
  void validate_tokenThatNamesNoSession_doesNotCount() {
    assertThat(sessions.validate(new MapClaims(Map.of()), null)).isFalse();
  }

  private boolean isOpen(String session) {
    return sessions.validate(new MapClaims(Map.of(Claims.TOKEN_ID, session)), null);
  }
}
