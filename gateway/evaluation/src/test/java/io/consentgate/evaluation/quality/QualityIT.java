package io.consentgate.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.calibrate.SomePictures;
import io.consentgate.evaluation.command.CommandLines;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("evaluate quality, from pictures to the page")
final class QualityIT {

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();

  @Test
  @DisplayName("Every measure, change, region and way of putting frames together has its figures")
  void quality_somePictures_tellsOfEveryMeasureAndWritesAPageWithoutNames() throws Exception {
    Path page = folder.resolve("quality.html");

    int status =
        CommandLines.runInto(
            said,
            "evaluate",
            "quality",
            "--shared",
            SomePictures.of(Files.createDirectory(folder.resolve("shared"))),
            "--people",
            "3",
            "--html",
            page.toString());

    System.out.print(said);
    assertThat(status).isZero();
    assertThat(said.toString())
        .startsWith("bundled-")
        .containsPattern("threshold 0\\.\\d+, FMR 1e-3 on these non-mated pairs; FNMR ")
        .contains("What the door refuses, by reason", "lfw-dev", SomePictures.REGION)
        .contains("page written to " + page);
    String written = Files.readString(page);
    for (Measure measure : Measure.values()) {
      assertThat(said.toString()).contains(measure.title());
      assertThat(written).contains(measure.title());
    }
    for (Change change : Change.values()) {
      assertThat(said.toString()).contains(change.title());
    }
    assertThat(said.toString())
        .contains("FMR of one changed and one as it is", "at the threshold used for 1:1")
        // Three people changed: each against two others as they are, and three pairs of them.
        .containsPattern("(?m)^ +0\\.50 +0\\.2.* [0-9]+ of 6[ ,].* of 3[ ,].* of 3[ ,]")
        .doesNotContain("not calibrated");
    for (Fusion fusion : Fusion.values()) {
      assertThat(said.toString()).contains(fusion.title());
    }
    assertThat(written).contains("<svg").doesNotContain(".jpg").doesNotContainPattern("ea-\\d{4}");
  }
}
