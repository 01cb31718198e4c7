package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.vision.pad.PadVerdict.Attack;
import io.consentgate.gateway.vision.pad.PadVerdict.Live;
import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What one layer measured on a presentation, or why it measured nothing. It prints nothing. */
public final class PadReading {

  private final PadCue cue;
  private final double value;
  private final @Nullable Reason reason;

  private PadReading(PadCue cue, double value, @Nullable Reason reason) {
    this.cue = cue;
    this.value = value;
    this.reason = reason;
  }

  /** Returns a measurement; the larger, the more like an attack. */
  public static PadReading of(PadCue cue, double value) {
    return new PadReading(cue, value, null);
  }

  /** Returns that nothing could be measured. */
  public static PadReading none(PadCue cue, Reason reason) {
    return new PadReading(cue, Double.NaN, reason);
  }

  /** Returns what was looked at. */
  public PadCue cue() {
    return cue;
  }

  /**
   * Judges.
   *
   * @param threshold what exceeds it is an attack
   */
  public PadVerdict against(double threshold) {
    if (reason != null) {
      return new NotApplicable(reason);
    }
    return value > threshold ? new Attack(cue) : new Live();
  }

  /** Returns the measurement, for choosing thresholds on pictures that are nobody's passage. */
  public OptionalDouble forCalibration() {
    return reason == null ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  @Override
  public String toString() {
    return "PadReading[redacted]";
  }
}
