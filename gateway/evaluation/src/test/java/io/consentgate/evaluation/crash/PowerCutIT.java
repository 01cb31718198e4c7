package io.consentgate.evaluation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Everything that has to outlast a power cut, ended after calls that change the disk. */
@Execution(ExecutionMode.CONCURRENT)
final class PowerCutIT {

  /**
   * Of the ends after a database's calls, each how many-th; {@code -Dconsentgate.cuts=1} for all.
   */
  private static final int EVERY = Integer.getInteger("consentgate.cuts", 17);

  @TempDir private Path work;

  @Test
  @DisplayName(
      "CN-13, CN-14, ST-01, BF-10: wherever power or process end, nothing is revived or lost")
  void end_afterCallsOfEachProtocol_whatPeopleWereToldHolds() throws Exception {
    String said = new PreloadedProgram(work, "disklog").run(PowerCutProgram.class, EVERY);

    System.out.print(said.replaceAll("(?m)^(?!(control|found) |.* ends ).*\n", ""));
    assertThat(said.lines().filter(line -> line.startsWith("found"))).isEmpty();
    assertThat(said).endsWith("end\n");
    String day = "done enrol=2, done enter=2, done time=1, done withdraw=1, opened=2";
    assertStory(said, "first-day", day);
    assertStory(said, "day", day);
    assertStory(said, "day-of-the-move", day);
    assertStory(said, "renewal", "");
    assertStory(said, "end-of-service", "done withdraw=3");
    assertStory(said, "backup", "backed=1");
    assertStory(said, "open-backup", "backed=1");
    assertStory(said, "restore", "");
    assertStory(said, "lost-journal", "");
    assertThat(said)
        .containsPattern("control entry.log .*the portal opened, and the entry is not counted")
        .containsPattern("control journal.mv.db .*a reference or key half without a consent")
        .containsPattern("control moved-keyring .*(a confirmed enrolment lost|a start that fails)")
        .containsPattern("control keyring .*(a confirmed enrolment lost|a start that fails)")
        .containsPattern("control CERTIFICATE_FIRST .*certified as erased, and its key half")
        .containsPattern("control ENTRY_LATER .*the portal opened, and the entry is not counted");
  }

  /** Everybody was served, and it ended in each of the three ways. */
  private static void assertStory(String said, String name, String told) {
    assertThat(said)
        .containsPattern(
            "(?m)^%s calls .* ends \\{PROGRAM_DIES=\\d+, POWER_FAILS=\\d+, POWER_FAILS_MEANWHILE=\\d+\\}, \\d+ different; \\{.*%s.*\\}$"
                .formatted(name, told));
  }
}
