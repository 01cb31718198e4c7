package io.consentgate.gateway.vision.pad;

/**
 * Looks at one thing on the frames of a presentation. Not for several threads at once.
 *
 * <p>A presentation begins with the first frame after {@link #forget()}, and all its frames show
 * one face.
 */
public interface PadLayer extends AutoCloseable {

  /** Returns what it looks at. */
  PadCue cue();

  /** Looks at the next frame of the presentation. */
  void see(PadFrame frame);

  /** Tells whether it has seen as many frames as it needs. */
  boolean isReady();

  /**
   * Returns what it makes of the frames seen.
   *
   * @throws IllegalStateException if it is not ready
   */
  PadReading reading();

  /** Overwrites what it keeps of the frames and waits for the next presentation. */
  void forget();

  /** Overwrites and frees everything. */
  @Override
  void close();
}
