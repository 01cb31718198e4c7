package io.consentgate.evaluation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.vision.FaceMeasures;
import io.consentgate.gateway.vision.FaceMeasures.Light;
import io.consentgate.gateway.vision.FaceMeasures.Visibility;
import io.consentgate.gateway.vision.HeadPose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors in the order of quality, on comparisons whose errors are known. */
final class CurveTest {

  /** A hundred comparisons; the blurred third of them fails. */
  @Test
  void of_failuresAmongTheBlurred_showsThemInTheWorstParts() {
    List<Pairs.Mated> mated = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      FaceMeasures worse = face(0.1 + 0.003 * i, i);
      mated.add(new Pairs.Mated(face(0.9, 0), worse, i < 30 ? 0.2f : 0.6f));
    }

    Curve curve = Curve.of(Measure.SHARPNESS, mated, 0.5);

    assertThat(curve.bins().getFirst().worst()).isEqualTo(0.1);
    assertThat(curve.bins().stream().map(Curve.Bin::falseNonMatches))
        .containsExactly(
            new Count(2, 2),
            new Count(3, 3),
            new Count(5, 5),
            new Count(10, 10),
            new Count(10, 20),
            new Count(0, 30),
            new Count(0, 30));
  }

  /** The same comparisons by their yaw: where it is most, none fails. */
  @Test
  void of_aMeasureThatIsWorseWhenHigh_beginsWithTheHighest() {
    List<Pairs.Mated> mated = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      mated.add(new Pairs.Mated(face(0.9, -i), face(0.9, 0), i < 30 ? 0.2f : 0.6f));
    }

    Curve curve = Curve.of(Measure.YAW, mated, 0.5);

    assertThat(curve.bins().getFirst().worst()).isEqualTo(99);
    assertThat(curve.bins().getFirst().falseNonMatches()).isEqualTo(new Count(0, 2));
    assertThat(curve.bins().getLast().falseNonMatches()).isEqualTo(new Count(30, 30));
  }

  @Test
  void page_ofCurvesAndTables_drawsAndNamesThem() {
    List<Pairs.Mated> mated = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      mated.add(new Pairs.Mated(face(0.9, 0), face(0.01 * i, 0), 0.6f));
    }
    Table table =
        new Table("What <is> refused", List.of("Pictures", "FTA"), List.of(List.of("a", "1")));

    String page =
        QualityPage.of(
            new QualityReport(
                "drawn-1",
                List.of("drawn"),
                List.of(Curve.of(Measure.SHARPNESS, mated, 0.5)),
                List.of(table),
                List.of(),
                List.of()),
            "consentgate evaluate quality");

    assertThat(page)
        .contains("<svg id=\"sharpness\"", "refused beyond", "What &lt;is&gt; refused")
        .doesNotContain("<script", "http:", "https:", "NaN");
    assertThat(table.lines())
        .containsExactly("What <is> refused", "  Pictures  FTA", "  a         1");
  }

  private static FaceMeasures face(double sharpness, double yaw) {
    return new FaceMeasures(
        40, new HeadPose(yaw, 0, 0), new Light(0, 0, 7), sharpness, new Visibility(0.7, 0.4), 0);
  }
}
