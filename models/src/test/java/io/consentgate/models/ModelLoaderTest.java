package io.consentgate.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue decides which bytes are accepted, and nothing else does. */
final class ModelLoaderTest {

  private static final byte[] CONTENT = "weights".getBytes(StandardCharsets.UTF_8);
  private static final String CONTENT_SHA256 = "00".repeat(32);

  @TempDir private Path folder;

  @Test
  void load_fileOfAnotherDigest_namesFileAndBothDigests() throws IOException {
    Files.write(folder.resolve("net.onnx"), CONTENT);
    ModelSet set = setOf(file(CONTENT_SHA256));
    ModelLoader loader = new ModelLoader(List.of(folder));

    assertThatThrownBy(() -> loader.load(set))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("net.onnx")
        .hasMessageContaining(CONTENT_SHA256)
        .hasMessageContaining(TestDigests.sha256(CONTENT))
        .hasMessageContaining("restore the file");
  }

  @Test
  void load_oneBitFlippedInABundledNetwork_isRefused() throws Exception {
    ModelFile shipped = Catalogue.shipped().set("bundled").file(Role.FEATURES);
    byte[] bytes = TestDigests.bundled(shipped.file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(folder.resolve(shipped.file()), bytes);
    ModelSet set = setOf(TestDigests.fromFolder(shipped));
    ModelLoader loader = new ModelLoader(List.of(folder));

    assertThatThrownBy(() -> loader.load(set))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(shipped.sha256())
        .hasMessageContaining(TestDigests.sha256(bytes));
  }

  @Test
  void load_missingFile_saysWhereToGetItAndWhereToPutIt() {
    ModelSet set = setOf(file(CONTENT_SHA256));
    ModelLoader loader = new ModelLoader(List.of(folder));

    assertThatThrownBy(() -> loader.load(set))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("net.onnx")
        .hasMessageContaining("somebody")
        .hasMessageContaining("./consentgate models install test")
        .hasMessageContaining("put it into the model folder " + folder)
        .hasMessageContaining("or use model set bundled");
  }

  @Test
  void load_withoutAModelFolder_saysToNameOne() {
    ModelSet set = setOf(file(CONTENT_SHA256));
    ModelLoader loader = new ModelLoader(List.of());

    assertThatThrownBy(() -> loader.load(set)).hasMessageContaining("name a model folder");
  }

  @Test
  void load_severalFolders_takesTheFirstThatHasTheName() throws Exception {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.write(second.resolve("net.onnx"), CONTENT);
    ModelSet set = setOf(file(TestDigests.sha256(CONTENT)));
    ModelLoader loader = new ModelLoader(List.of(first, second));

    assertThat(loader.load(set).bytes(Role.FEATURES)).isEqualTo(CONTENT);

    Files.writeString(first.resolve("net.onnx"), "another");
    assertThatThrownBy(() -> loader.load(set))
        .as("the right file elsewhere does not stand in for a wrong one")
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(TestDigests.sha256("another".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void calibration_measuredWithAnotherSet_isRefused() throws Exception {
    ModelSet set = setOf(file(CONTENT_SHA256));
    ModelLoader loader = new ModelLoader(List.of(folder));
    writeCalibration("another-1", 0.5);

    assertThatThrownBy(() -> loader.calibration(set))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("another-1")
        .hasMessageContaining("measure it again");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 1.5, Double.NaN})
  void calibration_thresholdThatIsNone_isRefused(double threshold) throws Exception {
    ModelSet set = setOf(file(CONTENT_SHA256));
    ModelLoader loader = new ModelLoader(List.of(folder));
    writeCalibration("test-1", threshold);

    assertThatThrownBy(() -> loader.calibration(set))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no measurement gives");
  }

  @Test
  void calibration_ofTheOperator_isTaken() throws Exception {
    writeCalibration("test-1", 0.5);

    assertThat(new ModelLoader(List.of(folder)).calibration(setOf(file(CONTENT_SHA256))))
        .isPresent();
  }

  @Test
  void calibration_besideOneThatShips_isRefusedAndNamed() throws Exception {
    ModelSet bundled = Catalogue.shipped().set("bundled");
    Path own = folder.resolve(bundled.id() + ModelLoader.CALIBRATION);
    Files.writeString(own, "{}");

    assertThat(new ModelLoader(List.of()).calibration(bundled)).isPresent();
    assertThatThrownBy(() -> new ModelLoader(List.of(folder)).calibration(bundled))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("delete " + own);
  }

  private void writeCalibration(String set, double threshold) throws IOException {
    OperatingPoint point =
        new OperatingPoint(
            1e-4,
            threshold,
            "all",
            false,
            List.of(),
            List.of(),
            new MatedCount("none", 0, 0, 0, 1));
    CatalogueJson.write(
        new Calibration(set, "none", "none", List.of(), List.of(point)),
        folder.resolve("test-1" + ModelLoader.CALIBRATION));
  }

  @Test
  void load_everyFileAsNamed_handsOutCopies() throws Exception {
    Files.write(folder.resolve("net.onnx"), CONTENT);
    ModelSet set = setOf(file(TestDigests.sha256(CONTENT)));

    LoadedModels loaded = new ModelLoader(List.of(folder)).load(set);
    loaded.bytes(Role.FEATURES)[0] = 0;

    assertThat(loaded.bytes(Role.FEATURES)).isEqualTo(CONTENT);
  }

  @Test
  @DisplayName("ST-21: without a threshold measured at FMR 1 in 10,000 a set has none")
  void point_setWithoutCalibration_opensNothing() throws Exception {
    Files.write(folder.resolve("net.onnx"), CONTENT);
    LoadedModels loaded =
        new ModelLoader(List.of(folder)).load(setOf(file(TestDigests.sha256(CONTENT))));

    assertThatThrownBy(() -> loaded.point(1e-4))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("calibrate");
  }

  private static ModelFile file(String sha256) {
    return new ModelFile(
        Handling.SFACE,
        "net.onnx",
        Origin.FOLDER,
        sha256,
        CONTENT.length,
        "Apache-2.0",
        "somebody",
        List.of(1, 3, 112, 112),
        List.of(1, 128),
        "none",
        TestDigests.SOURCE);
  }

  private static ModelSet setOf(ModelFile features) {
    ModelFile detector =
        new ModelFile(
            Handling.YUNET,
            features.file(),
            features.origin(),
            features.sha256(),
            features.sizeBytes(),
            features.licence(),
            features.upstream(),
            List.of(),
            List.of(),
            "none",
            TestDigests.SOURCE);
    return new ModelSet("test", 1, "Test", 128, List.of(detector, features), List.of(), null);
  }
}
