package io.consentgate.evaluation.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.sabotage.Sabotage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@DisplayName("Real people's pictures at the door of the running programs, and strangers with them")
final class DoorIT {

  /**
   * As many as a shared machine has time for, all of the half that no threshold was chosen on;
   * {@code ./consentgate evaluate door} takes both halves.
   */
  private static final int PEOPLE = 80;

  private static final int STRANGERS = 800;

  @Execution(ExecutionMode.SAME_THREAD)
  @ParameterizedTest
  @ValueSource(strings = {"bundled", "reference"})
  void door_withStolenPasses_doesWhatTheCalibrationPromises(String set, @TempDir Path folder)
      throws Exception {
    DoorReport report = run(folder, set, PEOPLE, STRANGERS, List.of());

    assertThat(report.faults()).isEmpty();
    assertThat(report.everybody().enrolled()).isGreaterThanOrEqualTo(PEOPLE);
    assertThat(report.everybody().strangers().tried()).isEqualTo(STRANGERS);
    assertThat(report.test()).isEqualTo(report.everybody());
  }

  /** The control: a door that finds every face like enough. */
  @Execution(ExecutionMode.SAME_THREAD)
  @Test
  void door_withThresholdZero_isFoundOut(@TempDir Path folder) throws Exception {
    List<String> fault = List.of(Sabotage.THRESHOLD_ZERO.flag());

    DoorReport report = run(folder, "bundled", 4, 40, fault);

    assertThat(report.ok()).isFalse();
    assertThat(report.falseMatches().events()).isGreaterThan(report.explained(40));
  }

  private static DoorReport run(
      Path folder, String set, int people, int strangers, List<String> flags) throws Exception {
    DoorTrial.Plan plan =
        new DoorTrial.Plan(
            folder,
            set,
            SharedFiles.models().toAbsolutePath().normalize(),
            SharedFiles.faces().toAbsolutePath().normalize(),
            people,
            strangers,
            flags);
    try (DoorTrial trial = new DoorTrial(plan, new Silence())) {
      DoorReport report = trial.run();
      DoorText.lines(report).forEach(System.out::println);
      return report;
    }
  }

  private static final class Silence implements DoorAudience {

    @Override
    public void begins(String part, int visits) {}

    @Override
    public void visited() {}
  }
}
