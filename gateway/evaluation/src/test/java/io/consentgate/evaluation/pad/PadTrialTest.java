package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.door.SharedFiles;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.HeadTurn.Side;
import io.consentgate.gateway.vision.PadExaminer;
import io.consentgate.gateway.vision.pad.FrozenFrameCheck;
import io.consentgate.gateway.vision.pad.PadCue;
import io.consentgate.gateway.vision.pad.PadVerdict;
import io.consentgate.gateway.vision.pad.PadVerdict.Attack;
import io.consentgate.gateway.vision.pad.PadVerdict.Live;
import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import io.consentgate.models.Catalogue;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("ST-14: films of people who were asked to turn the head, through the layers")
final class PadTrialTest {

  @TempDir private Path folder;

  private PadExaminer examiner;

  @BeforeEach
  void load() throws Exception {
    FaceEngine engine =
        FaceEngine.load(Catalogue.shipped().set("bundled"), SharedFiles.models(), 2);
    examiner =
        new PadExaminer(engine, List.of(new FrozenFrameCheck()), Optional.of(engine.agreement()));
  }

  @AfterEach
  void close() {
    if (examiner != null) {
      examiner.close();
    }
  }

  /**
   * The whole film is one presentation, of which the first three frames come before the asking. It
   * begins with a head turned to its own right, so from there it turns to its left alone.
   */
  @Test
  void run_filmOfAPersonAskedToTurn_isLiveIfTheHeadTurnsThatWay() throws Exception {
    List<Judged> judged = run(film("female"), Side.LEFT);

    assertThat(judged).hasSize(1);
    assertThat(verdict(judged.getFirst())).isEqualTo(new Live());
    assertThat(verdict(run(film("female"), Side.RIGHT).getFirst()))
        .isEqualTo(new Attack(PadCue.TURN_HEAD));
  }

  @Test
  void run_filmOfAPersonWhoLooksAhead_isNoAnswer() throws Exception {
    for (Side side : Side.values()) {
      assertThat(verdict(run(film("male"), side).getFirst()))
          .as(side.name())
          .isEqualTo(new Attack(PadCue.TURN_HEAD));
    }
  }

  @Test
  void run_filmOfAPersonNobodyAsked_isNotJudgedByTheTurn() throws Exception {
    List<Judged> judged = run(film("female"), null);

    assertThat(judged).hasSizeGreaterThan(5);
    assertThat(judged)
        .filteredOn(Judged::isAnswered)
        .extracting(PadTrialTest::verdict)
        .containsOnly(new NotApplicable(Reason.NOT_ASKED));
  }

  @Test
  void run_filmWithoutFramesForAnAnswer_isRefusedWithTheNextStep() throws Exception {
    Path film = Files.createDirectory(folder.resolve("film"));
    for (int i = 0; i < Simulation.FRAMES; i++) {
      BufferedImage frame = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
      ImageIO.write(frame, "png", film.resolve(i + ".png").toFile());
    }

    assertThatThrownBy(() -> run(film, Side.LEFT))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("has 3 frames. It needs more than 3");
  }

  private List<Judged> run(Path film, @Nullable Side asked) throws ProgramException {
    Presentation presentation =
        new Presentation(
            new LabelledPicture(film, "nobody", ""), Species.real("bona-fide-film"), null, asked);
    return new PadTrial(examiner, 1).run(List.of(presentation), (_, _) -> {});
  }

  private static PadVerdict verdict(Judged judged) {
    return judged.reading(PadCue.TURN_HEAD).orElseThrow().against(PadExaminer.TURN_GATE);
  }

  private static Path film(String name) {
    return SharedFiles.faces().resolve("video/intel_head-pose-face-detection-" + name + ".gif");
  }
}
