package io.consentgate.evaluation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.consentgate.evaluation.command.CommandLines;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("evaluate calibrate, from pictures to the catalogue's file")
final class CalibrateIT {

  private static final List<Double> RATES = List.of(1e-2, 1e-3, 1e-4, 1e-5);

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();

  @Test
  @DisplayName("ST-16, ST-17: thresholds by the worst group, with bounds, and what is extrapolated")
  void calibrate_somePictures_writesThresholdsByTheWorstGroup() throws Exception {
    Path file = folder.resolve("bundled-0.calibration.json");

    int status =
        CommandLines.runInto(
            said,
            "evaluate",
            "calibrate",
            "bundled",
            "--shared",
            SomePictures.of(Files.createDirectory(folder.resolve("shared"))),
            "--out",
            file.toString());

    System.out.print(said);
    assertThat(status).isZero();
    assertThat(said.toString())
        .contains("written to " + file, "the thresholds are not those in use");
    JsonNode json = JsonMapper.builder().build().readTree(file.toFile());
    assertThat(json.path("modelSet").textValue()).startsWith("bundled-");
    json.path("acquisitions").forEach(CalibrateIT::assertAddsUp);
    assertThat(json.path("points")).hasSize(RATES.size());
    double before = -1;
    for (int i = 0; i < RATES.size(); i++) {
      JsonNode point = json.path("points").path(i);
      assertThat(point.path("falseMatchRate").doubleValue()).isEqualTo(RATES.get(i));
      assertThat(point.path("threshold").doubleValue()).isGreaterThanOrEqualTo(before);
      before = point.path("threshold").doubleValue();
      assertCounts(point.path("calibrated"));
      assertCounts(point.path("heldOut"));
    }
    JsonNode first = json.path("points").path(0);
    JsonNode last = json.path("points").path(RATES.size() - 1);
    assertThat(first.path("extrapolated").booleanValue()).isFalse();
    assertThat(rate(first.path("calibrated").path(0))).isPositive().isLessThanOrEqualTo(1e-2);
    assertThat(first.path("worstGroup")).isEqualTo(first.path("calibrated").path(0).path("group"));
    assertThat(last.path("extrapolated").booleanValue()).isTrue();
  }

  private static void assertAddsUp(JsonNode acquisition) {
    int outcomes = 0;
    for (String each : List.of("acquired", "nobody", "several", "unusable")) {
      outcomes += acquisition.path(each).intValue();
    }
    assertThat(acquisition.path("pictures").intValue()).isEqualTo(outcomes).isGreaterThan(150);
    assertThat(acquisition.path("acquired").intValue()).isGreaterThan(outcomes * 4 / 5);
  }

  /** Each group that there is data for, with its bounds, the worst one first. */
  private static void assertCounts(JsonNode groups) {
    assertThat(groups.findValuesAsText("group"))
        .containsExactlyInAnyOrder(FaceData.LFW_GROUP, SomePictures.REGION);
    double before = 1;
    for (JsonNode group : groups) {
      double rate = rate(group);
      assertThat(rate).isLessThanOrEqualTo(before);
      assertThat(group.path("lower95").doubleValue()).isLessThanOrEqualTo(rate);
      assertThat(group.path("upper95").doubleValue()).isGreaterThan(rate);
      before = rate;
    }
  }

  private static double rate(JsonNode group) {
    return group.path("falseMatches").doubleValue() / group.path("comparisons").doubleValue();
  }
}
