package io.consentgate.gateway.app.kiosk;

import io.consentgate.gateway.biometric.CaptureGuide;
import java.util.concurrent.atomic.AtomicReference;

/** How a capture goes, as the page shows it: one hint, how far it is, whether it goes on. */
public final class EnrolmentProgress implements CaptureGuide {

  /**
   * One moment of it.
   *
   * @param hint what the person might do
   * @param done captures that are good so far
   * @param needed captures needed
   */
  public record Moment(Hint hint, int done, int needed) {}

  private final AtomicReference<Moment> moment =
      new AtomicReference<>(new Moment(Hint.COME_INTO_VIEW, 0, 1));

  private volatile boolean calledOff;

  @Override
  public void progress(Hint hint, int done, int needed) {
    moment.set(new Moment(hint, done, needed));
  }

  @Override
  public boolean isStillWanted() {
    return !calledOff;
  }

  /** Calls the capture off: no frame is searched from now on. */
  void callOff() {
    calledOff = true;
  }

  /** Returns how it goes right now. */
  public Moment moment() {
    return moment.get();
  }
}
