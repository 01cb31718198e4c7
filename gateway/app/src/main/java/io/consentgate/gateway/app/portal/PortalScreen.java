package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.access.Admit;
import io.consentgate.gateway.access.Passage;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.access.UseOtherLane;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.CaptureGuide.Hint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the screen at one portal says about the latest presentation. */
public final class PortalScreen {

  /**
   * The latest presentation.
   *
   * @param number grows with each; 0 before the first
   * @param isOpen whether the portal opened
   * @param reason stable word: {@code OPEN}, {@code DID_NOT_OPEN}, {@code OUT_OF_ORDER}, or a
   *     reason to use the other way
   * @param way {@code PASS}, {@code FACE}, or empty
   * @param at when
   */
  public record Shown(long number, boolean isOpen, String reason, String way, Instant at) {}

  private final InstantSource clock;
  private final AtomicReference<Shown> shown =
      new AtomicReference<>(new Shown(0, false, "", "", Instant.EPOCH));

  private final AtomicReference<Optional<Hint>> asked = new AtomicReference<>(Optional.empty());

  /** Starts empty. */
  public PortalScreen(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns what it says. */
  public Shown shown() {
    return shown.get();
  }

  /** Returns what it asks of whoever stands there, if it asks for anything. */
  public Optional<Hint> asked() {
    return asked.get();
  }

  /** Returns what lets it ask for a turn of the head; at a door nothing else is asked. */
  public CaptureGuide guide() {
    return new CaptureGuide() {
      @Override
      public void progress(Hint hint, int done, int needed) {
        boolean isTurn = hint == Hint.TURN_LEFT || hint == Hint.TURN_RIGHT;
        asked.set(isTurn ? Optional.of(hint) : Optional.empty());
      }

      @Override
      public boolean isStillWanted() {
        return true;
      }
    };
  }

  /** Shows what became of a presentation. */
  public Shown show(Passage passage) {
    return switch (passage.decision()) {
      case Admit admit -> {
        boolean opened = passage.isOpen();
        String reason = opened ? "OPEN" : Portal.Outcome.DID_NOT_OPEN.name();
        yield set(opened, reason, admit.way().name());
      }
      case UseOtherLane(var reason) -> set(false, reason.name(), "");
    };
  }

  /** Shows that entries cannot be noted at present, so that nobody is let in. */
  public Shown showOutOfOrder() {
    return set(false, "OUT_OF_ORDER", "");
  }

  private Shown set(boolean isOpen, String reason, String way) {
    Instant now = clock.instant();
    return shown.updateAndGet(before -> new Shown(before.number() + 1, isOpen, reason, way, now));
  }
}
