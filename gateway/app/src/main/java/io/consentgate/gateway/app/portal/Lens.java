package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.access.PresentedCode;
import java.time.Duration;
import java.util.Optional;

/** Port: the camera of one portal, as far as codes and the public page go. */
public interface Lens extends AutoCloseable {

  /**
   * What was seen.
   *
   * @param isSearched whether a frame was searched; one in which nothing moved may not be
   * @param code the code in it; the caller closes it
   */
  record Look(boolean isSearched, Optional<PresentedCode> code) {}

  /**
   * Waits for a new frame and searches it for a code, if it is time and something moved.
   *
   * @param patience longest wait for the frame
   */
  Look look(Duration patience) throws InterruptedException;

  /** Returns how many pictures were read for codes since the program started. */
  long framesRead();

  /** Returns how much of each picture is looked at, 0 to 1; the rest is black. */
  double shareLookedAt();

  /** Returns what the lens does right now. */
  LensState state();

  @Override
  void close();
}
