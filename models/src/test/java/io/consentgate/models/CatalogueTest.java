package io.consentgate.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
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
  void shipped_names_areTheThreeSetsAndBundledIsTheDefault() throws Exception {
    Catalogue catalogue = Catalogue.shipped();

    assertThat(catalogue.defaultSet()).isEqualTo("bundled");
    assertThat(catalogue.sets().stream().map(ModelSet::name))
        .containsExactly("bundled", "reference", "opencv-zoo");
    assertThat(catalogue.set("bundled").id()).isEqualTo("bundled-1");
  }

  /** CN-35: nothing but detection, landmarks and features; no age, gender or mood. */
  @Test
  void shipped_roles_areThoseThatARecognitionNeeds() throws Exception {
    for (ModelSet set : Catalogue.shipped().sets()) {
      assertThat(set.files().stream().map(ModelFile::role))
          .isSubsetOf(List.of(Role.DETECTOR, Role.LANDMARKS, Role.FEATURES));
    }
  }

  @Test
  void set_unknownName_saysWhichThereAre() throws Exception {
    Catalogue catalogue = Catalogue.shipped();

    assertThatThrownBy(() -> catalogue.set("best"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("bundled, reference, opencv-zoo");
  }

  /** ST-15: the model card shows the thresholds and the errors that the calibration holds. */
  @ParameterizedTest
  @ValueSource(strings = {"bundled-1", "reference-1"})
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
  void atMost_rateBetweenTwoPoints_takesTheStricter() {
    Calibration calibration =
        new Calibration("test-1", "none", "none", List.of(), List.of(point(1e-4), point(1e-3)));

    assertThat(calibration.atMost(5e-4).orElseThrow().falseMatchRate()).isEqualTo(1e-4);
    assertThat(calibration.atMost(1e-3).orElseThrow().falseMatchRate()).isEqualTo(1e-3);
    assertThat(calibration.atMost(1e-5)).isEmpty();
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
