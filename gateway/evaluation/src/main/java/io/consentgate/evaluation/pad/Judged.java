package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.gateway.vision.pad.PadCue;
import io.consentgate.gateway.vision.pad.PadReading;
import java.util.List;
import java.util.Optional;

/**
 * What layers measured on one presentation.
 *
 * @param species what it is
 * @param half the half its person belongs to
 * @param group the group of its person
 * @param readings of each layer; empty if no face was found
 */
record Judged(Species species, Half half, String group, List<PadReading> readings) {

  /** Copies the list. */
  Judged {
    readings = List.copyOf(readings);
  }

  /** Tells whether a face was found, so that layers could look. */
  boolean isAnswered() {
    return !readings.isEmpty();
  }

  /** Tells whether thresholds may be chosen by it. */
  boolean chooses() {
    return species.chooses() && half == Half.CALIBRATION;
  }

  /**
   * Tells whether it counts in figures: everything that nothing was chosen by. Simulated attacks
   * count in the test half only, since their people's faces are in the other.
   */
  boolean counts() {
    return half == Half.TEST || !(species.chooses() || species.isSimulated());
  }

  /** Returns what a layer measured. */
  Optional<PadReading> reading(PadCue cue) {
    return readings.stream().filter(reading -> reading.cue() == cue).findFirst();
  }
}
