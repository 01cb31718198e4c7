package io.consentgate.authority.clock;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The program's clock as a type of its own, so that no other clock can be injected in its place.
 *
 * @param source tells the time
 */
public record ProgramClock(InstantSource source) implements InstantSource {
  @Override
  public Instant instant() {
    return source.instant();
  }
}
