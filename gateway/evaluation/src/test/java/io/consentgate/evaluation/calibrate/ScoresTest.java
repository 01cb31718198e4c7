package io.consentgate.evaluation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.calibrate.FeatureTable.Row;
import io.consentgate.gateway.biometric.FaceFeatures;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which pairs are mated, which are not, and how many reach a threshold. */
final class ScoresTest {

  @Test
  void mated_twoPeopleWithTwoPicturesEach_hasTwoPairsAndNonMatedFour() {
    List<Row> rows = List.of(row("ada", 0), row("ada", 0), row("ben", 1), row("ben", 1));

    Scores mated = Scores.mated("group", rows);
    Scores nonMated = Scores.nonMated("group", rows);

    assertThat(mated.size()).isEqualTo(2);
    assertThat(mated.reaching(0.99)).isEqualTo(2);
    assertThat(nonMated.size()).isEqualTo(4);
    assertThat(nonMated.reaching(0.01)).isZero();
    assertThat(nonMated.people()).isEqualTo(2);
  }

  @Test
  void reaching_scoreEqualToTheThreshold_counts() {
    Scores scores = Scores.ofValues("group", 3, new float[] {0.25f, 0.5f, 0.75f});

    assertThat(scores.reaching(0.5)).isEqualTo(2);
    assertThat(scores.reaching(0.76)).isZero();
    assertThat(scores.reaching(-1)).isEqualTo(3);
  }

  private static Row row(String person, int direction) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment vector = arena.allocate(64 * Float.BYTES, Float.BYTES);
      vector.setAtIndex(ValueLayout.JAVA_FLOAT, direction, 1);
      return new Row(
          new LabelledPicture(Path.of(person + ".jpg"), person, "group"),
          FaceFeatures.ofUnitVector(vector));
    }
  }
}
