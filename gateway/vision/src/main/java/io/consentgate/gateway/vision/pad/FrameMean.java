package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import org.jspecify.annotations.Nullable;

/** The mean of what single frames measure; frames that measure nothing do not count. */
final class FrameMean {

  private final PadCue cue;
  private double sum;
  private int frames;
  private @Nullable Reason reason;

  /** Prepares an empty one. */
  FrameMean(PadCue cue) {
    this.cue = cue;
  }

  /** Adds a frame's measurement. */
  void add(double value) {
    sum += value;
    frames++;
  }

  /** Adds a frame that measured nothing. */
  void skip(Reason why) {
    reason = why;
  }

  /** Tells whether a frame was seen. */
  boolean isReady() {
    return frames > 0 || reason != null;
  }

  /** Returns the mean, or why there is none. */
  PadReading reading() {
    if (frames > 0) {
      return PadReading.of(cue, sum / frames);
    }
    if (reason == null) {
      throw new IllegalStateException("no frame has been seen");
    }
    return PadReading.none(cue, reason);
  }

  /** Starts over. */
  void forget() {
    sum = 0;
    frames = 0;
    reason = null;
  }
}
