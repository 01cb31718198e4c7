package io.consentgate.evaluation.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ST-17: what a search among many would do, and whether it may be armed. */
final class IdentificationTest {

  private static final Count NONE = new Count(0, 0);

  @Test
  void verdict_productAboveThePackLimit_isNotAllowed() {
    Identification search = new Identification(1000, NONE, NONE, 1e-5, PolicyPack.DEMO);

    assertThat(search.isAllowed()).isFalse();
    assertThat(search.verdict())
        .isEqualTo(
            "1:N with N = 1,000 not allowed by the limit of pack DEMO, 0.1 %: N x FMR is up to"
                + " 0.010; at most N = 100");
  }

  @Test
  void verdict_productWithinThePackLimit_isAllowed() {
    assertThat(new Identification(1000, NONE, NONE, 1e-6, PolicyPack.DEMO).verdict())
        .startsWith("1:N with N = 1,000 allowed by the limit of pack DEMO, 0.1 %");
  }

  @ParameterizedTest
  @CsvSource({"STRICTEST, 1e-6", "STRICTER, 9.9e-4"})
  @DisplayName("ST-17: a stricter pack refuses what DEMO allows")
  void verdict_stricterPack_isNotAllowed(String id, double limit) {
    Identification search = new Identification(1000, NONE, NONE, 1e-6, Drawn.pack(id, limit));

    assertThat(new Identification(1000, NONE, NONE, 1e-6, PolicyPack.DEMO).isAllowed()).isTrue();
    assertThat(search.isAllowed()).isFalse();
    assertThat(search.verdict()).contains("not allowed by the limit of pack " + id + ", ");
  }

  @Test
  @DisplayName("ST-17: a looser pack allows what DEMO refuses")
  void verdict_looserPack_isAllowed() {
    Identification search = new Identification(1000, NONE, NONE, 9e-6, Drawn.pack("LOOSER", 1e-2));

    assertThat(new Identification(1000, NONE, NONE, 9e-6, PolicyPack.DEMO).isAllowed()).isFalse();
    assertThat(search.verdict())
        .isEqualTo(
            "1:N with N = 1,000 allowed by the limit of pack LOOSER, 1 %: N x FMR is up to 0.0090;"
                + " at most N = 1,111");
  }

  @ParameterizedTest
  @CsvSource({"1e-2, 1", "1e-3, 0.1", "1.25e-4, 0.0125", "3e-6, 0.0003", "1e-12, 1E-10"})
  @DisplayName("ST-17: however strict the limit, it is said with all its digits")
  void verdict_anyLimit_isSaidUnrounded(double limit, String percent) {
    assertThat(new Identification(9, NONE, NONE, 1e-2, Drawn.pack("OTHER", limit)).verdict())
        .contains("by the limit of pack OTHER, " + percent + " %:");
  }

  /** Nobody's errors were seen; the rule of three's kin still refuses. */
  @Test
  void verdict_noFalseMatchInThreeThousand_isNotAllowed() {
    double bound = new Count(0, 3000).upper95();

    assertThat(new Identification(1, NONE, NONE, bound, PolicyPack.DEMO).isAllowed()).isFalse();
  }

  @Test
  void run_peopleApart_findsEachAndNoStranger() {
    Map<String, List<FaceFeatures>> people = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      people.put("p" + i, List.of(towards(i), towards(i), towards(i)));
    }

    Identification search = new Search(people).run(6, 0.5, 1e-3, PolicyPack.DEMO);

    assertThat(search.gallery()).isEqualTo(6);
    assertThat(search.falseNegatives()).isEqualTo(new Count(0, 12));
    assertThat(search.falsePositives()).isEqualTo(new Count(0, 4));
  }

  @Test
  void run_everybodyAlike_meetsStrangersAndMissesAllButOne() {
    Map<String, List<FaceFeatures>> people = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      people.put("p" + i, List.of(towards(0), towards(0)));
    }

    Identification search = new Search(people).run(0, 0.5, 1e-3, PolicyPack.DEMO);

    assertThat(search.gallery()).isEqualTo(5);
    assertThat(search.falsePositives()).isEqualTo(new Count(5, 5));
    assertThat(search.falseNegatives()).isEqualTo(new Count(4, 5));
  }

  @Test
  void run_threePeople_isNotMeasured() {
    Map<String, List<FaceFeatures>> people =
        Map.of("a", List.of(towards(0)), "b", List.of(towards(1)), "c", List.of(towards(2)));

    assertThat(new Search(people).run(0, 0.5, 1e-3, PolicyPack.DEMO).verdict())
        .startsWith("1:N not measured");
  }

  @Test
  @DisplayName(
      "EU-24: judged by a pack for the European Union no search is allowed, and it says so")
  void verdict_packOfTheEuropeanUnion_allowsNone() {
    PolicyPack demo = PolicyPack.DEMO;
    PolicyPack european =
        new PolicyPack(
            "EU",
            demo.kind(),
            demo.custodies(),
            demo.maxRetention(),
            demo.maxStatusAge(),
            demo.maxFalseMatchRate(),
            demo.maxFalsePositiveRate());

    Identification search = new Identification(1, NONE, NONE, 1e-9, european);

    assertThat(search.isAllowed()).isFalse();
    assertThat(search.verdict()).startsWith("1:N not allowed at any N by pack EU");
  }

  private static FaceFeatures towards(int direction) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment vector = arena.allocate(64 * Float.BYTES, Float.BYTES);
      vector.setAtIndex(ValueLayout.JAVA_FLOAT, direction, 1);
      return FaceFeatures.ofUnitVector(vector);
    }
  }
}
