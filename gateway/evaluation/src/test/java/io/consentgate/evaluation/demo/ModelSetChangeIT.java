package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.consentgate.evaluation.programs.EndedProgram;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.ProgramSpec;
import io.consentgate.models.Catalogue;
import io.consentgate.models.LastModelSet;
import io.consentgate.models.ModelLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The catalogue of this test has two more sets of the bundled files under other names: one with the
 * operator's own calibration, one with none.
 */
@DisplayName("CN-01, ST-15: a gateway that changes its model set compares nobody across sets")
final class ModelSetChangeIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DecimalFormat TENTHS =
      new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT));
  private static final String PAGE = "/about-this-gate";

  @TempDir private Path folder;
  private Path changed;
  private Path models;
  private String set = "bundled";

  @Test
  void restart_withOtherSets_isStaleUnderOneAndRefusedUnderAnUncalibratedOne() throws Exception {
    try (SmallHouse house = new SmallHouse(folder, this::start)) {
      Guest ada = house.enrol();
      assertThat(house.present(ada)).isEqualTo("OPEN");
      assertPageTells(house, "bundled-6", "bundled");

      change(house, "other");
      assertThat(house.present(ada)).isEqualTo("CONSENT_STALE");
      assertThat(house.faceSearches()).as("no frame was searched for a face").isZero();
      assertThat(house.presentTicket(ada)).isEqualTo("OPEN");
      assertThat(house.references()).as("nothing was erased").isEqualTo(1);
      assertPageTells(house, "other-1", "other");

      Guest again = house.enrolAgain(ada);
      assertThat(house.present(again)).isEqualTo("OPEN");
      assertThat(house.present(ada)).isEqualTo("CONSENT_STALE");

      change(house, "bundled");
      assertThat(house.present(again)).isEqualTo("CONSENT_STALE");
      assertThat(house.present(ada)).isEqualTo("OPEN");
      assertThat(house.references()).isEqualTo(2);

      assertUncalibratedIsRefused(house);
    }
  }

  /** A set without a threshold opens nothing: the gateway does not start with it. */
  private void assertUncalibratedIsRefused(SmallHouse house) throws Exception {
    house.endGateway();
    set = "fresh";

    EndedProgram ended = EndedProgram.of(house.gatewaySpec());

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.errors())
        .contains("model set fresh has no threshold")
        .contains("./consentgate evaluate calibrate")
        .doesNotContain("\tat ");
    assertThat(LastModelSet.read(house.data().gateway())).contains("bundled-6");
  }

  private void change(SmallHouse house, String name) throws Exception {
    house.endGateway();
    set = name;
    house.startGateway();
  }

  private void assertPageTells(SmallHouse house, String id, String calibrated) throws Exception {
    JsonNode point = calibration(calibrated).path("points").path(2);
    double expected =
        100.0
            * point.path("mated").path("falseNonMatches").asInt()
            / point.path("mated").path("comparisons").asInt();
    long falseMatches = sum(point, "falseMatches");
    long comparisons = sum(point, "comparisons");
    assertThat(point.path("falseMatchRate").asDouble()).isEqualTo(1e-4);
    assertThat(house.page(PAGE + "?lang=en"))
        .contains("<td>" + id + "</td>")
        .contains("aimed at: 0.0001 in one try")
        .contains(
            String.format(
                Locale.ENGLISH, "%d of %,d; in one of the groups", falseMatches, comparisons))
        .contains("The threshold lies beyond what could be counted")
        .contains(TENTHS.format(expected) + " (");
    assertThat(JSON.readTree(house.page(PAGE + ".json")).path("model_set").path("id").asText())
        .isEqualTo(id);
  }

  private static long sum(JsonNode point, String counted) {
    return point
        .path("heldOut")
        .valueStream()
        .mapToLong(group -> group.path(counted).asLong())
        .sum();
  }

  private JsonNode calibration(String name) throws IOException {
    if (name.equals("other")) {
      return JSON.readTree(models.resolve("other-1" + ModelLoader.CALIBRATION).toFile());
    }
    return shipped("calibration/bundled-6" + ModelLoader.CALIBRATION);
  }

  @BeforeEach
  void prepare() throws IOException {
    models = Files.createDirectories(folder.resolve("models"));
    ObjectNode calibration = shipped("calibration/bundled-6" + ModelLoader.CALIBRATION);
    calibration.put("modelSet", "other-1");
    JSON.writeValue(models.resolve("other-1" + ModelLoader.CALIBRATION).toFile(), calibration);

    ObjectNode catalogue = shipped("catalogue.json");
    for (String name : List.of("other", "fresh")) {
      ObjectNode copy = catalogue.path("sets").path(0).deepCopy();
      copy.put("name", name);
      copy.put("epoch", 1);
      catalogue.withArray("sets").add(copy);
    }
    changed = folder.resolve("changed");
    Path resource = Files.createDirectories(changed.resolve("io/consentgate/models"));
    JSON.writeValue(resource.resolve("catalogue.json").toFile(), catalogue);
  }

  private static ObjectNode shipped(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Catalogue.class.getResourceAsStream(resource), resource)) {
      return (ObjectNode) JSON.readTree(in);
    }
  }

  private ProgramSpec start(ProgramLaunch launch, GatewaySettings usual) throws Exception {
    List<String> options = new ArrayList<>(usual.further());
    options.addAll(List.of("--model-set", set, "--models", models.toString()));
    ProgramSpec spec =
        launch.gateway(
            new GatewaySettings(
                usual.port(), usual.authority(), usual.camera(), usual.portal(), options));
    List<String> command = new ArrayList<>(spec.command());
    int classPath = command.indexOf("-cp") + 1;
    command.set(classPath, changed + ":" + command.get(classPath));
    return new ProgramSpec(spec.name(), command, spec.log(), spec.ready());
  }
}
