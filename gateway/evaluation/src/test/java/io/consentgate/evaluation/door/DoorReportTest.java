package io.consentgate.evaluation.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.door.DoorReport.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a door has to do for its report to say so, and each way in which it can fail to. */
final class DoorReportTest {

  private static final double FMR = 1e-4;
  private static final Map<String, Integer> MISSED = Map.of("SEVERAL_FACES", 9, "NO_REFERENCE", 1);
  private static final DoorCount OWNERS = new DoorCount(200, 190, 189, 20);
  private static final DoorCount STRANGERS = new DoorCount(2000, 1900, 1890, 1);

  @Test
  void faults_ofADoorAsCalibrated_areNone() {
    assertThat(report(OWNERS, STRANGERS).faults()).isEmpty();
    assertThat(report(OWNERS, STRANGERS).ok()).isTrue();
  }

  @Test
  void faults_whenStrangersExceedWhatTheFmrExplains_sayHowMany() {
    DoorReport report = report(OWNERS, new DoorCount(2000, 1900, 1890, 3));

    assertThat(report.faults())
        .containsExactly("3 strangers of the test half were let in; the calibrated FMR explains 2");
  }

  @Test
  void faults_whenTooFewWereCompared_sayOfWhom() {
    assertThat(report(new DoorCount(200, 190, 180, 20), STRANGERS).faults())
        .containsExactly("of 190 owners that were acquired only 180 were compared");
    assertThat(report(OWNERS, new DoorCount(2000, 1900, 1804, 0)).faults())
        .containsExactly("of 1900 strangers that were acquired only 1804 were compared");
  }

  @Test
  void faults_whenNobodyWasAcquired_areNoPass() {
    assertThat(report(OWNERS, DoorCount.NONE).faults()).isNotEmpty();
  }

  @Test
  void faults_whenNoOwnerWasLetIn_sayIt() {
    assertThat(report(new DoorCount(200, 190, 189, 0), STRANGERS).faults())
        .containsExactly("nobody was let in with their own pass");
  }

  @Test
  void faults_whenTooFewEnrolled_sayHowMany() {
    Side side = new Side(210, 199, OWNERS, STRANGERS);

    assertThat(report(side, 21).faults()).containsExactly("199 people enrolled, not 200");
  }

  @Test
  void faults_whenThePortalsLogsSayOtherwise_sayBoth() {
    Side side = new Side(210, 200, OWNERS, STRANGERS);

    assertThat(report(side, 22).faults())
        .containsExactly("the portals were released 22 times, not 21");
  }

  @Test
  void explained_isWhatABinomialCountExceedsOnceInAHundred() {
    DoorReport report = report(OWNERS, STRANGERS);

    // P(X > 0) = 1 - 0.9999^100 = 0.00995 and P(X > 0) = 1 - 0.9999^101 = 0.01005.
    assertThat(report.explained(100)).isZero();
    assertThat(report.explained(101)).isEqualTo(1);
    // Poisson with mean 0.2: P(X > 1) = 0.0175, P(X > 2) = 0.0011.
    assertThat(report.explained(2000)).isEqualTo(2);
    assertThat(report.explained(0)).isZero();
  }

  @Test
  void lines_sayEveryCountAndEachFault() {
    DoorReport report = report(OWNERS, new DoorCount(2000, 1900, 1890, 3));

    assertThat(DoorText.lines(report))
        .anyMatch(line -> line.matches(" *owners, second picture +200 +190 +189 +20"))
        .anyMatch(line -> line.matches(" *strangers +2000 +1900 +1890 +3"))
        .anyMatch(line -> line.contains("210 tried to enrol, 200 enrolled, 10 failed to (FTE)"))
        .contains("  acquired and not compared, owners: nobody")
        .contains("  acquired and not compared, strangers: NO_REFERENCE 1, SEVERAL_FACES 9")
        .anyMatch(line -> line.startsWith("  FAILED: 3 strangers"));
    assertThat(DoorText.json(List.of(report)).path("ok").asBoolean()).isFalse();
    assertThat(DoorText.json(List.of(report)).path("sets").path(0).path("test").toString())
        .contains("\"strangers\":{\"tried\":2000,\"acquired\":1900,\"compared\":1890");
  }

  @Test
  void doorCount_thatGrowsOnTheWay_isRefused() {
    assertThatThrownBy(() -> new DoorCount(10, 9, 8, 9))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DoorReport report(DoorCount owners, DoorCount strangers) {
    Side test = new Side(210, 200, owners, strangers);
    return report(test, owners.admitted() + strangers.admitted());
  }

  private static DoorReport report(Side test, int releases) {
    Side none = new Side(0, 0, DoorCount.NONE, DoorCount.NONE);
    return new DoorReport("bundled-1", FMR, 0.75, 200, test, none, Map.of(), MISSED, releases, 100);
  }
}
