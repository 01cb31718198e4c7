package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.PadExaminer;
import io.consentgate.gateway.vision.pad.FrozenFrameCheck;
import io.consentgate.gateway.vision.pad.PadCue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where each layer calls something an attack: what a share of the bona fide presentations of the
 * calibration half exceeds. No attack has a say. {@link FrozenFrameCheck} and a turn of the head
 * have gates of their own, since pictures do not move.
 *
 * @param target BPCER aimed at
 * @param alone thresholds of layers used alone
 * @param together thresholds of layers used together, which share the BPCER
 * @param chosenOn how many presentations chose
 */
record PadThresholds(
    double target, Map<PadCue, Double> alone, Map<PadCue, Double> together, int chosenOn) {

  /** Fewer cannot show one error in twenty. */
  static final int LEAST = 20;

  private static final Map<PadCue, Double> GATES =
      Map.of(PadCue.FROZEN_FRAMES, FrozenFrameCheck.GATE, PadCue.TURN_HEAD, PadExaminer.TURN_GATE);

  /** Copies the maps. */
  PadThresholds {
    alone = Map.copyOf(alone);
    together = Map.copyOf(together);
  }

  /**
   * Chooses.
   *
   * @param judged all presentations
   * @param cues the layers
   * @param target BPCER aimed at
   * @throws ProgramException if there are fewer than {@value #LEAST} to choose by
   */
  static PadThresholds choose(List<Judged> judged, List<PadCue> cues, double target)
      throws ProgramException {
    List<Judged> choosing =
        judged.stream().filter(Judged::chooses).filter(Judged::isAnswered).toList();
    if (choosing.size() < LEAST) {
      throw new ProgramException(
          ("Thresholds need at least %d bona fide presentations with a face in the half that"
                  + " chooses; there are %d. Add people.")
              .formatted(LEAST, choosing.size()));
    }
    List<PadCue> chosen = cues.stream().filter(cue -> !GATES.containsKey(cue)).toList();
    Map<PadCue, Double> alone = new EnumMap<>(PadCue.class);
    Map<PadCue, Double> together = new EnumMap<>(PadCue.class);
    for (PadCue cue : cues) {
      Double gate = GATES.get(cue);
      if (gate != null) {
        alone.put(cue, gate);
        together.put(cue, gate);
      }
    }
    for (PadCue cue : chosen) {
      double[] values = values(choosing, cue);
      if (values.length < LEAST) {
        throw new ProgramException(
            "Layer %s could judge only %d of the presentations that choose; it needs %d. Use larger pictures."
                .formatted(PadWords.layer(cue), values.length, LEAST));
      }
      alone.put(cue, exceededBy(values, target));
      together.put(cue, exceededBy(values, target / chosen.size()));
    }
    return new PadThresholds(target, alone, together, choosing.size());
  }

  /** Returns what no more than a share of ascending values exceeds. */
  static double exceededBy(double[] ascending, double share) {
    return ascending[ascending.length - 1 - (int) Math.floor(ascending.length * share)];
  }

  private static double[] values(List<Judged> judged, PadCue cue) {
    return judged.stream()
        .flatMap(one -> one.reading(cue).stream())
        .flatMapToDouble(reading -> reading.forCalibration().stream())
        .sorted()
        .toArray();
  }
}
