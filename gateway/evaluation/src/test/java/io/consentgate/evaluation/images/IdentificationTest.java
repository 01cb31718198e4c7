package io.consentgate.evaluation.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** ST-17: what a search among many would do, and whether it may be armed. */
final class IdentificationTest {

  private static final Count NONE = new Count(0, 0);

  @Test
  void verdict_productAboveThePackLimit_isNotAllowed() {
    Identification search = new Identification(1000, NONE, NONE, 1e-5);

    assertThat(search.isAllowed()).isFalse();
    assertThat(search.verdict())
        .isEqualTo(
            "1:N with N = 1,000 not allowed by the pack limit of 0.1 %: N x FMR is up to 0.010;"
                + " at most N = 100");
  }

  @Test
  void verdict_productWithinThePackLimit_isAllowed() {
    assertThat(new Identification(1000, NONE, NONE, 1e-6).verdict())
        .startsWith("1:N with N = 1,000 allowed by the pack limit of 0.1 %");
  }

  /** Nobody's errors were seen; the rule of three's kin still refuses. */
  @Test
  void verdict_noFalseMatchInThreeThousand_isNotAllowed() {
    double bound = new Count(0, 3000).upper95();

    assertThat(new Identification(1, NONE, NONE, bound).isAllowed()).isFalse();
  }

  @Test
  void run_peopleApart_findsEachAndNoStranger() {
    Map<String, List<FaceFeatures>> people = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      people.put("p" + i, List.of(towards(i), towards(i), towards(i)));
    }

    Identification search = new Search(people).run(6, 0.5, 1e-3);

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

    Identification search = new Search(people).run(0, 0.5, 1e-3);

    assertThat(search.gallery()).isEqualTo(5);
    assertThat(search.falsePositives()).isEqualTo(new Count(5, 5));
    assertThat(search.falseNegatives()).isEqualTo(new Count(4, 5));
  }

  @Test
  void run_threePeople_isNotMeasured() {
    Map<String, List<FaceFeatures>> people =
        Map.of("a", List.of(towards(0)), "b", List.of(towards(1)), "c", List.of(towards(2)));

    assertThat(new Search(people).run(0, 0.5, 1e-3).verdict()).startsWith("1:N not measured");
  }

  private static FaceFeatures towards(int direction) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment vector = arena.allocate(64 * Float.BYTES, Float.BYTES);
      vector.setAtIndex(ValueLayout.JAVA_FLOAT, direction, 1);
      return FaceFeatures.ofUnitVector(vector);
    }
  }
}
