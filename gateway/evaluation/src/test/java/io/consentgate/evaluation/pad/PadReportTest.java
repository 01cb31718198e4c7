package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.vision.PadExaminer;
import io.consentgate.gateway.vision.pad.FrozenFrameCheck;
import io.consentgate.gateway.vision.pad.PadCue;
import org.junit.jupiter.api.Test;

/** ST-13: who chooses, who is counted, and that nothing is pooled over species. */
final class PadReportTest {

  private static final int EDGES = 1;

  @Test
  void choose_bonaFideOfOneHalf_areExceededByTheirShare() throws Exception {
    PadThresholds thresholds = Trials.usual().thresholds();

    assertThat(thresholds.chosenOn()).isEqualTo(100);
    // 5 of 100 lie above 0.94; two layers share the rate, so 2 of 100 above 0.97.
    assertThat(thresholds.alone().get(PadCue.STRAIGHT_EDGES)).isCloseTo(0.94, within(1e-6));
    assertThat(thresholds.together().get(PadCue.STRAIGHT_EDGES)).isCloseTo(0.97, within(1e-6));
    assertThat(thresholds.alone()).containsEntry(PadCue.FROZEN_FRAMES, FrozenFrameCheck.GATE);
    assertThat(thresholds.together()).containsEntry(PadCue.TURN_HEAD, PadExaminer.TURN_GATE);
  }

  /** No attack has a say, of whatever half; and no face that is counted. */
  @Test
  void choose_otherAttacksAndOtherTestFaces_changesNothing() throws Exception {
    PadThresholds usual = Trials.usual().thresholds();

    PadThresholds other =
        new Trials()
            .with(Trials.FACES, Half.CALIBRATION, 100, 0)
            .with(Trials.FACES, Half.TEST, 30, 7)
            .with(Trials.PRINT, Half.CALIBRATION, 80, 9)
            .with(Trials.TABLET, Half.TEST, 80, 3)
            .with(Species.real("bona-fide-film"), Half.CALIBRATION, 80, 3)
            .report()
            .thresholds();

    assertThat(other).isEqualTo(usual);
  }

  @Test
  void choose_tooFewFaces_isRefusedWithTheNextStep() {
    Trials few =
        new Trials()
            .with(Trials.FACES, Half.CALIBRATION, 19, 0)
            .unanswered(Trials.FACES, Half.CALIBRATION, 5)
            .with(Trials.FACES, Half.TEST, 100, 0);

    assertThatThrownBy(few::report)
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("at least 20")
        .hasMessageContaining("there are 19")
        .hasMessageContaining("Add people");
  }

  @Test
  void errors_ofEachSpecies_areCountedApart() throws Exception {
    PadReport report = Trials.usual();
    LayerFigures edges = report.layers().get(EDGES);

    assertThat(edges.on(Trials.FACES)).isEqualTo(new Count(5, 100));
    assertThat(edges.on(Trials.PRINT)).isEqualTo(new Count(0, 60));
    assertThat(edges.on(Trials.TABLET)).isEqualTo(new Count(60, 60));
    assertThat(edges.worst()).contains(Trials.TABLET);
    assertThat(report.together().on(Trials.FACES)).isEqualTo(new Count(2, 100));
  }

  /** Simulated attacks with people of the half that chooses are left out; samples are not. */
  @Test
  void errors_ofTheOtherHalf_countForSamplesOnly() throws Exception {
    PadReport report =
        new Trials()
            .with(Trials.FACES, Half.CALIBRATION, 100, 0)
            .with(Trials.FACES, Half.TEST, 100, 0)
            .with(Trials.PRINT, Half.CALIBRATION, 70, 5)
            .with(Trials.PRINT, Half.TEST, 50, 5)
            .with(Trials.SAMPLE, Half.CALIBRATION, 2, 0.2)
            .report();

    assertThat(report.together().on(Trials.PRINT).trials()).isEqualTo(50);
    assertThat(report.together().on(Trials.SAMPLE)).isEqualTo(new Count(2, 2));
    // Two samples are no figure: the worst is named among species with fifty.
    assertThat(report.together().worst()).contains(Trials.PRINT);
  }

  /** ST-14: what asks for something is measured alone and with the others, and not among them. */
  @Test
  void errors_ofATurn_areCountedAloneAndBesideTheOthers() throws Exception {
    PadReport report = Trials.usual();
    LayerFigures turn = report.alone().getLast();
    LayerFigures with = report.ofAll().getLast();

    assertThat(turn.name()).isEqualTo("turn-head");
    assertThat(turn.on(Trials.TABLET)).isEqualTo(new Count(10, 60));
    assertThat(turn.on(Trials.PRINT)).isEqualTo(new Count(0, 60));
    assertThat(turn.notApplicable()).containsEntry(Trials.FACES, 100);
    assertThat(report.together().on(Trials.TABLET)).isEqualTo(new Count(60, 60));
    assertThat(with.name()).isEqualTo("together-with-turn-head");
    assertThat(with.on(Trials.TABLET)).isEqualTo(new Count(10, 60));
    assertThat(with.on(Trials.FACES)).isEqualTo(report.together().on(Trials.FACES));
  }

  /** What cannot be judged is no error and no success: it is told apart. */
  @Test
  void errors_layerThatDoesNotApply_areNoTrials() throws Exception {
    LayerFigures frozen = Trials.usual().layers().getFirst();

    assertThat(frozen.on(Trials.FACES)).isEqualTo(new Count(0, 0));
    assertThat(frozen.notApplicable()).containsEntry(Trials.FACES, 100);
    assertThat(frozen.on(Trials.PRINT)).isEqualTo(new Count(60, 60));
  }

  @Test
  void unanswered_presentations_areCountedApart() throws Exception {
    PadReport report = Trials.usual();

    assertThat(report.unanswered()).containsEntry(Trials.PRINT, new Count(3, 63));
    assertThat(report.together().on(Trials.PRINT).trials()).isEqualTo(60);
  }

  @Test
  void groups_ofFaces_areCountedByAllLayersTogether() throws Exception {
    assertThat(Trials.usual().groups()).containsEntry("north <of here>", new Count(2, 100));
  }
}
