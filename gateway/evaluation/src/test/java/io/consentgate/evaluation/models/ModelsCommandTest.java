package io.consentgate.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.consentgate.models.Catalogue;
import io.consentgate.models.LastModelSet;
import io.consentgate.models.ModelFile;
import io.consentgate.models.Sha256;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("./consentgate models says what is where, and changes only what it may")
final class ModelsCommandTest {

  private static final byte[] OTHER = SmallFile.bytes(1, 50);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private Path models;
  private Path gateway;

  @BeforeEach
  void prepare() throws Exception {
    models = Files.createDirectories(folder.resolve("data/models"));
    gateway = Files.createDirectories(folder.resolve("data/gateway"));
  }

  @Test
  @DisplayName("ST-15: list gives figures with bounds where they were measured, and none elsewhere")
  void list_everySet_saysStateLicenceAndErrors() throws Exception {
    LastModelSet.note(gateway, "bundled-6");

    assertThat(run("list")).isZero();

    assertThat(section("bundled"))
        .contains("in the build, in use when the gateway last ran")
        .contains("95 % bounds")
        .contains("as this project");
    assertThat(section("opencv-zoo"))
        .contains("missing")
        .contains("38.9 MB")
        .contains("MIT and Apache-2.0")
        .contains("no threshold is known and it opens no door")
        .contains("its publisher says: 0.9940")
        .contains("./consentgate models install opencv-zoo");
    assertThat(section("reference")).contains("import FOLDER reference");
    assertThat(section("minifasnet")).contains("not measured here");
  }

  @Test
  void list_json_hasTheSameForMachines() throws Exception {
    LastModelSet.note(gateway, "bundled-6");

    assertThat(run("list", "--json")).isZero();

    JsonNode sets = JsonMapper.builder().build().readTree(out.toString()).path("sets");
    assertThat(sets).hasSize(5);
    JsonNode bundled = sets.path(0);
    assertThat(bundled.path("id").asText()).isEqualTo("bundled-6");
    assertThat(bundled.path("in_use").asBoolean()).isTrue();
    assertThat(bundled.path("state").asText()).isEqualTo("in_build");
    assertThat(bundled.path("calibrated").asBoolean()).isTrue();
    assertThat(bundled.path("false_non_match_upper95").asDouble())
        .isGreaterThan(bundled.path("false_non_match_rate").asDouble());
    JsonNode zoo = sets.path(2);
    assertThat(zoo.path("calibrated").asBoolean()).isFalse();
    assertThat(zoo.has("false_non_match_rate")).isFalse();
    assertThat(zoo.path("files").path(1).path("download").asText()).startsWith("https://");
    assertThat(sets.path(4).path("kind").asText()).isEqualTo("attack_detection");
  }

  @Test
  void show_set_namesDigestsAndAddresses() throws Exception {
    assertThat(run("show", "opencv-zoo-int8")).isZero();

    assertThat(out.toString())
        .contains("2b0e941e6f16cc048c20aee0c8e31f569118f65d702914540f7bfdc14048d78a")
        .contains("https://github.com/opencv/opencv_zoo/raw/");
  }

  @Test
  void show_unknownSet_saysWhichThereAre() throws Exception {
    assertThat(run("show", "best")).isEqualTo(1);

    assertThat(out.toString()).contains("There is no model set \"best\"").contains("minifasnet.");
  }

  @Test
  void verify_nothingInstalled_comparesWhatShips() throws Exception {
    assertThat(run("verify")).isZero();

    assertThat(out.toString())
        .contains("face_detector_320_fp16.onnx")
        .contains("All is as the catalogue says.");
  }

  @Test
  void verify_oneFileIsAnother_namesBothDigestsAndFails() throws Exception {
    ModelFile file = Catalogue.shipped().set("reference").files().getFirst();
    Files.write(models.resolve(file.file()), OTHER);

    assertThat(run("verify")).isEqualTo(1);
    assertThat(out.toString())
        .contains("DAMAGED")
        .contains(file.file())
        .contains(file.sha256())
        .contains(Sha256.of(OTHER));

    assertThat(run("verify", "--json")).isEqualTo(1);
  }

  @Test
  void verify_namedSetLacksAFile_fails() throws Exception {
    assertThat(run("verify", "opencv-zoo")).isEqualTo(1);

    assertThat(out.toString()).contains("missing").contains("0ba9fbfa01b5");
  }

  @Test
  void remove_setThatTheGatewayUsed_isRefusedUnlessForced() throws Exception {
    ModelFile file = Catalogue.shipped().set("reference").files().getFirst();
    Files.write(models.resolve(file.file()), OTHER);
    LastModelSet.note(gateway, "reference-1");

    assertThat(run("remove", "reference")).isEqualTo(1);
    assertThat(out.toString()).contains("--force");
    assertThat(models.resolve(file.file())).exists();

    assertThat(run("remove", "reference", "--force")).isZero();
    assertThat(models.resolve(file.file())).doesNotExist();
  }

  @Test
  void remove_gatewayRunsWithIt_isRefusedEvenIfForced() throws Exception {
    ModelFile file = Catalogue.shipped().set("reference").files().getFirst();
    Files.write(models.resolve(file.file()), OTHER);
    LastModelSet.note(gateway, "reference-1");

    try (FileChannel lock =
        FileChannel.open(
            gateway.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      assertThat(run("remove", "reference", "--force")).isEqualTo(1);
    }

    assertThat(out.toString()).contains("runs with reference");
    assertThat(models.resolve(file.file())).exists();
  }

  @Test
  void remove_setThatShips_changesNothing() throws Exception {
    assertThat(run("remove", "bundled")).isZero();

    assertThat(out.toString()).contains("nothing was changed");
  }

  @Test
  void remove_anotherSet_leavesItsCalibration() throws Exception {
    Path calibration = models.resolve("opencv-zoo-1.calibration.json");
    Files.writeString(calibration, "{}");
    ModelFile file = Catalogue.shipped().set("opencv-zoo").files().getLast();
    Files.write(models.resolve(file.file()), OTHER);

    assertThat(run("remove", "opencv-zoo")).isZero();

    assertThat(models.resolve(file.file())).doesNotExist();
    assertThat(calibration).exists();
  }

  @Test
  void install_nobodyAtATerminal_saysHowToAccept() throws Exception {
    assertThat(run("install", "opencv-zoo")).isEqualTo(1);

    assertThat(out.toString())
        .contains("Apache-2.0, https://")
        .contains("MIT, https://")
        .contains("--accept-licence");
    assertThat(models).isEmptyDirectory();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    PrintWriter writer = new PrintWriter(out, true);
    return new CommandLine(new ModelsCommand())
        .setOut(writer)
        .setErr(writer)
        .setExecutionExceptionHandler(
            (failure, _, _) -> {
              writer.println(failure.getMessage());
              return 1;
            })
        .execute(all.toArray(String[]::new));
  }

  private String section(String set) {
    String text = "\n" + out;
    int start = text.indexOf("\n" + set + ": ");
    assertThat(start).as(text).isNotNegative();
    int end = start + 1;
    do {
      end = text.indexOf('\n', end + 1);
    } while (end >= 0 && text.startsWith("\n  ", end));
    return text.substring(start, end < 0 ? text.length() : end);
  }
}
