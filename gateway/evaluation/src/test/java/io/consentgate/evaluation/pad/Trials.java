package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.images.Origin;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.pad.PadCue;
import io.consentgate.gateway.vision.pad.PadReading;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import java.util.ArrayList;
import java.util.List;

/** Presentations of nobody, with made-up measurements. */
final class Trials {

  static final List<PadCue> CUES =
      List.of(PadCue.FROZEN_FRAMES, PadCue.STRAIGHT_EDGES, PadCue.NETWORK, PadCue.TURN_HEAD);

  static final Species FACES = Species.simulated(Kind.BONA_FIDE);
  static final Species PRINT = Species.simulated(Kind.PRINT);
  static final Species TABLET = Species.simulated(Kind.TABLET_REPLAY);
  static final Species SAMPLE = Species.real("sample");

  private final List<Judged> all = new ArrayList<>();

  /** Adds presentations whose edges measure from {@code from} upwards in steps of one hundredth. */
  Trials with(Species species, Half half, int number, double from) {
    for (int i = 0; i < number; i++) {
      all.add(judged(species, half, from + i / 100.0));
    }
    return this;
  }

  /** Adds presentations in which no face was found. */
  Trials unanswered(Species species, Half half, int number) {
    for (int i = 0; i < number; i++) {
      all.add(new Judged(species, half, "south", List.of()));
    }
    return this;
  }

  List<Judged> list() {
    return all;
  }

  PadReport report() throws ProgramException {
    return PadReport.of("nobody-1", all, CUES, 0.05);
  }

  /** Faces 0 to 1 in either half, prints far beyond, tablets among the faces, two samples. */
  static PadReport usual() throws ProgramException {
    return new Trials()
        .with(FACES, Half.CALIBRATION, 100, 0)
        .with(FACES, Half.TEST, 100, 0)
        .with(PRINT, Half.TEST, 60, 5)
        .with(TABLET, Half.TEST, 60, 0)
        .unanswered(PRINT, Half.TEST, 3)
        .with(SAMPLE, Half.CALIBRATION, 2, 0.2)
        .report();
  }

  static Origin origin() {
    return new Origin(
        List.of(new Origin.Digest("3 pictures", "00")),
        List.of(new Origin.Digest("net.onnx", "11")),
        List.of("consentgate", "evaluate", "pad"),
        List.of("a processor"),
        "all");
  }

  private static Judged judged(Species species, Half half, double edges) {
    boolean still = species.isBonaFide();
    return new Judged(
        species,
        half,
        "north <of here>",
        List.of(
            still
                ? PadReading.none(PadCue.FROZEN_FRAMES, Reason.STILL_SOURCE)
                : PadReading.of(PadCue.FROZEN_FRAMES, 0.99),
            PadReading.of(PadCue.STRAIGHT_EDGES, edges),
            PadReading.of(PadCue.NETWORK, 0.1),
            still
                ? PadReading.none(PadCue.TURN_HEAD, Reason.STILL_SOURCE)
                : PadReading.of(
                    PadCue.TURN_HEAD, species.equals(TABLET) && edges < 0.1 ? -3 : 12)));
  }
}
