package io.consentgate.evaluation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.gateway.store.keyring.RootKind;
import io.consentgate.gateway.testing.SoftToken;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes with the real store, ring, enrolment, entries and erasures, killed at any moment. */
final class CrashIT {

  private static final List<RingRoot> FILE = List.of(RingRoot.FILE);
  private static final int KILLS = 300;
  private static final int MOST_KILLS_OF_A_CONTROL = 80;

  @TempDir private static Path archive;
  private static JavaLine java;

  @TempDir private Path work;

  @BeforeAll
  static void prepare() throws Exception {
    java = JavaLine.prepare(archive);
  }

  @Test
  @DisplayName(
      "CN-13, CN-14, ST-01: killed 300 times, nothing revived, nothing lost, always starts")
  void kill_threeHundredTimes_whatPeopleWereToldHolds() throws Exception {
    List<RingRoot> roots =
        List.of(
            RingRoot.FILE,
            RingRoot.credential(archive),
            RingRoot.passphrase(archive.resolve("passphrase")),
            RingRoot.of(SoftToken.setting(archive)));

    KillCount.Result result =
        new CrashRun(java, work, Disorder.NONE, roots, 1, _ -> {}).run(KILLS, false);

    KillReport.print(result);
    assertThat(result.faults()).isEmpty();
    assertThat(result.count()).isEqualTo(KILLS);
    assertThat(CrashCommand.hasEnough(result)).isTrue();
    assertThat(result.during(Doing.ENROLMENT)).isPositive();
    assertThat(result.references()).isPositive();
    assertThat(RootKind.values())
        .allSatisfy(root -> assertThat(result.under(root, Doing.ERASURE)).isPositive());
  }

  @Test
  @DisplayName("Control: a certificate before the key is destroyed is found by the same check")
  void kill_certificateFirst_isFound() throws Exception {
    KillCount.Result result =
        new CrashRun(java, work, Disorder.CERTIFICATE_FIRST, FILE, 2, _ -> {})
            .run(MOST_KILLS_OF_A_CONTROL, true);

    assertThat(result.faults())
        .anyMatch(fault -> fault.startsWith("certified as erased, and its key half"));
  }

  @Test
  @DisplayName("Control: a portal that opens before its entry is on the disk is found")
  void kill_entryLater_isFound() throws Exception {
    KillCount.Result result =
        new CrashRun(java, work, Disorder.ENTRY_LATER, FILE, 3, _ -> {})
            .run(MOST_KILLS_OF_A_CONTROL, true);

    assertThat(result.faults())
        .anyMatch(fault -> fault.startsWith("the portal opened, and the entry is not counted"));
  }
}
