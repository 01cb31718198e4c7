package io.consentgate.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ships is what the catalogue says. */
final class CatalogueTest {

  @Test
  void shipped_bundledFiles_haveTheDigestsAndSizesNamed() throws Exception {
    ModelSet bundled = Catalogue.shipped().set("bundled");

    for (ModelFile file : bundled.files()) {
      if (file.origin() == Origin.BUNDLED) {
        byte[] bytes = TestDigests.bundled(file.file());
        assertThat(TestDigests.sha256(bytes)).isEqualTo(file.sha256());
        assertThat(bytes).hasSize((int) file.sizeBytes());
      }
    }
  }

  @Test
  void shipped_names_areKnownAndBundledIsTheDefault() throws Exception {
    Catalogue catalogue = Catalogue.shipped();

    assertThat(catalogue.defaultSet()).isEqualTo("bundled");
    assertThat(catalogue.sets().stream().map(ModelSet::name))
        .containsExactly("bundled", "reference", "opencv-zoo", "opencv-zoo-int8");
    assertThat(catalogue.attackDetectors().stream().map(AttackDetector::name))
        .containsExactly("minifasnet");
    assertThat(catalogue.set("bundled").id()).isEqualTo("bundled-6");
  }

  /**
   * CN-35: nothing but detection, landmarks, features and attack detection; no age, gender or mood.
   */
  @Test
  void shipped_roles_areThoseThatARecognitionNeeds() throws Exception {
    for (ModelSet set : Catalogue.shipped().sets()) {
      assertThat(set.files().stream().map(ModelFile::role))
          .isSubsetOf(List.of(Role.DETECTOR, Role.LANDMARKS, Role.FEATURES));
    }
    for (AttackDetector detector : Catalogue.shipped().attackDetectors()) {
      assertThat(detector.files().stream().map(ModelFile::role)).containsOnly(Role.PAD);
    }
  }

  @Test
  void shipped_filesOfOthers_nameLicenceAndAddresses() throws Exception {
    for (CatalogueEntry entry : Catalogue.shipped().entries()) {
      for (ModelFile file : entry.further()) {
        ModelSource source = Objects.requireNonNull(file.source());
        assertThat(file.licence()).isIn("MIT", "Apache-2.0");
        assertThat(source.home()).hasScheme("https");
        assertThat(source.licenceText()).hasScheme("https");
        if (source.download() == null) {
          assertThat(file.upstream()).as("why nobody serves it").contains("converted from");
        } else {
          assertThat(source.download()).hasScheme("https");
          assertThat(source.download().getPath()).endsWith("/" + file.file());
          assertThat(source.download().getPath())
              .as("a fixed version")
              .containsPattern("[0-9a-f]{40}");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/net.onnx",
        "ftp://127.0.0.1/net.onnx",
        "net.onnx",
        "https:net"
      })
  void modelSource_addressWithoutTls_isRefused(String address) {
    URI home = URI.create("https://example.org/");

    assertThatThrownBy(() -> new ModelSource(URI.create(address), home, home))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void attackDetector_withAPartThatCompares_isRefused() throws Exception {
    List<ModelFile> files = Catalogue.shipped().set("opencv-zoo").files();

    assertThatThrownBy(() -> new AttackDetector("x", 1, "x", files, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void note_set_isReadBackAndReplaced(@TempDir Path gateway) throws Exception {
    assertThat(LastModelSet.read(gateway)).isEmpty();

    LastModelSet.note(gateway, "bundled-1");
    LastModelSet.note(gateway, "reference-1");
    LastModelSet.note(gateway, "reference-1");

    assertThat(LastModelSet.read(gateway)).contains("reference-1");
    try (Stream<Path> files = Files.list(gateway)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void set_unknownName_saysWhichThereAre() throws Exception {
    Catalogue catalogue = Catalogue.shipped();

    assertThatThrownBy(() -> catalogue.set("best"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("bundled, reference, opencv-zoo, opencv-zoo-int8");
    assertThatThrownBy(() -> catalogue.set("minifasnet"))
        .as("what detects attacks compares nobody")
        .isInstanceOf(ModelException.class);
    assertThatThrownBy(() -> catalogue.entry("best"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("minifasnet");
  }

  /** ST-15: the model card shows the thresholds and the errors that the calibration holds. */
  @ParameterizedTest
  @ValueSource(strings = {"bundled-6", "reference-1"})
  void shippedCalibration_everyThreshold_standsInTheModelCard(String id) throws Exception {
    Path card = Path.of(System.getProperty("consentgate.root", ".."), "models", "README.md");
    String text = Files.readString(card);
    Calibration calibration;
    try (InputStream in =
        Objects.requireNonNull(
            CatalogueTest.class.getResourceAsStream("calibration/" + id + ".calibration.json"))) {
      calibration = CatalogueJson.read(in, Calibration.class);
    }

    assertThat(calibration.modelSet()).isEqualTo(id);
    assertThat(calibration.points()).hasSize(4);
    for (OperatingPoint point : calibration.points()) {
      MatedCount mated = point.mated();
      assertThat(text)
          .contains(String.format(Locale.ROOT, "| %.4f |", point.threshold()))
          .contains(
              String.format(
                  Locale.ROOT, "(%d of %d;", mated.falseNonMatches(), mated.comparisons()));
    }
  }

  @Test
  @DisplayName(
      "ST-21: the FMR asked for is a limit: the threshold is that of the same or a lower one")
  void atMost_rateBetweenTwoPoints_takesTheStricter() {
    Calibration calibration =
        new Calibration("test-1", "none", "none", List.of(), List.of(point(1e-4), point(1e-3)));

    assertThat(calibration.atMost(5e-4).orElseThrow().falseMatchRate()).isEqualTo(1e-4);
    assertThat(calibration.atMost(1e-3).orElseThrow().falseMatchRate()).isEqualTo(1e-3);
    assertThat(calibration.atMost(1e-5)).isEmpty();
  }

  @Test
  void heldOut_ofSeveralGroups_isCountedTogetherAndBoundedByTheLeastCertain() {
    OperatingPoint point =
        new OperatingPoint(
            1e-4,
            0.5,
            "a",
            true,
            List.of(),
            List.of(
                new GroupCount("a", 50, 1000, 0, 0, 3.7e-3),
                new GroupCount("b", 200, 20_000, 1, 1.3e-6, 2.8e-4)),
            new MatedCount("none", 0, 0, 0, 1));

    assertThat(point.falseMatchesHeldOut()).isEqualTo(1);
    assertThat(point.comparisonsHeldOut()).isEqualTo(21_000);
    assertThat(point.highestBound()).isEqualTo(3.7e-3);
    assertThat(point(1e-4).highestBound()).isEqualTo(1);
  }

  private static OperatingPoint point(double rate) {
    return new OperatingPoint(
        rate, 0.5, "all", false, List.of(), List.of(), new MatedCount("none", 0, 0, 0, 1));
  }

  @Test
  void hasSuperseded_earlierEpochOfAKnownSetOnly_isTrue() throws ModelException {
    Catalogue catalogue = Catalogue.shipped();
    int epoch = catalogue.set("bundled").epoch();

    assertThat(catalogue.hasSuperseded("bundled-" + (epoch - 1))).isTrue();
    assertThat(catalogue.hasSuperseded("bundled-" + epoch)).isFalse();
    assertThat(catalogue.hasSuperseded("bundled-" + (epoch + 1))).isFalse();
    assertThat(catalogue.hasSuperseded("another-1")).isFalse();
    assertThat(catalogue.hasSuperseded("bundled-x")).isFalse();
  }
}
