package io.consentgate.gateway.app.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a portal's lens does right now, for everybody to read.
 *
 * @param mode one of three
 * @param reason why it looks for a face, in a stable word, or empty
 * @param left how much longer it will look for a face; zero otherwise
 * @param lostSince since when it gives no frames, if it gives none
 * @param isSynthetic whether its pictures are drawn or read from files
 */
public record LensState(
    Mode mode, String reason, Duration left, Optional<Instant> lostSince, boolean isSynthetic) {

  /** What a lens may do. */
  public enum Mode {
    /** The device is not open. */
    CLOSED,
    /** Frames go to the code reader alone. */
    CODES,
    /** Frames are searched for a face. */
    FACE
  }

  /** Tells whether it gives frames. */
  public boolean isAlive() {
    return mode != Mode.CLOSED && lostSince.isEmpty();
  }
}
