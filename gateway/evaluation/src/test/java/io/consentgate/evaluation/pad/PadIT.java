package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.consentgate.evaluation.door.SharedFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("evaluate pad, from pictures to the report")
final class PadIT {

  private static final int PEOPLE = 8;

  @TempDir private Path folder;

  /**
   * ST-13: real pictures, presented by the simulation; too few to claim anything, and it says so.
   */
  @Test
  void pad_someOfTheSharedPictures_reportsEverySpeciesApart() throws Exception {
    Path json = folder.resolve("report.json");
    Path html = folder.resolve("report.html");
    StringWriter out = new StringWriter();

    int status =
        new CommandLine(new PadCommand())
            .setOut(new PrintWriter(out))
            .execute(
                "--simulate",
                "--shared",
                String.valueOf(SharedFiles.faces().getParent()),
                "--people",
                String.valueOf(PEOPLE),
                "--network",
                "minifasnet",
                "--models",
                SharedFiles.models().toString(),
                "--json",
                json.toString(),
                "--html",
                html.toString());

    System.out.println(out);
    assertThat(status).isZero();
    JsonNode report = JsonMapper.builder().build().readTree(json.toFile());
    JsonNode together = report.path("layers").path("together");
    for (Kind kind : Kind.values()) {
      JsonNode species = report.path("species").path(kind.species());
      assertThat(species.path("simulated").booleanValue()).as(kind.species()).isTrue();
      int expected = kind == Kind.BONA_FIDE ? 3 * PEOPLE : PEOPLE;
      assertThat(species.path("no_face_found").path("trials").intValue()).isEqualTo(expected);
      assertThat(species.path("claim").textValue()).startsWith("shows nothing");
    }
    // Nobody holds a flat picture so that its head turns; a sheet that is bent may pass.
    JsonNode turn = report.path("layers").path("turn-head");
    assertThat(turn.path("apcer").path("print").path("trials").intValue()).isEqualTo(PEOPLE);
    assertThat(turn.path("apcer").path("print").path("events").intValue()).isLessThan(PEOPLE / 2);
    assertThat(turn.path("apcer").path("frozen-feed").path("events").intValue()).isZero();
    assertThat(turn.path("bpcer").path("bona-fide").path("trials").intValue()).isZero();
    // A feed that repeats itself is never missed; prints with borders seldom.
    JsonNode frozen = report.path("layers").path("frozen-frames");
    assertThat(frozen.path("apcer").path("frozen-feed").path("events").intValue()).isZero();
    assertThat(frozen.path("bpcer").path("bona-fide").path("trials").intValue()).isZero();
    assertThat(together.path("apcer").path("print").path("rate").doubleValue()).isLessThan(0.5);
    assertThat(together.path("bpcer").path("bona-fide").path("rate").doubleValue())
        .isLessThan(0.35);
    for (String form : List.of(out.toString(), Files.readString(html), report.toString())) {
      assertThat(form).doesNotContain("Abdullah").doesNotContain("sea-0");
    }
  }
}
