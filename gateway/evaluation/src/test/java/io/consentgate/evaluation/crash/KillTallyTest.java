package io.consentgate.evaluation.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.crash.Outside.Doing;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.store.keyring.RootKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KillTallyTest {

  private static final String STORE = "store";
  private static final String COMPLETE = "complete gateway";

  @TempDir private Path folder;

  @Test
  void open_withoutAFile_countsNothingAndMakesNone() throws Exception {
    KillCount count = new KillCount();

    KillTally tally = KillTally.open(file(), STORE, count);

    assertThat(tally.runs()).isZero();
    assertThat(count.result().count()).isZero();
    assertThat(file()).doesNotExist();
  }

  @Test
  @DisplayName(
      "CN-13, EU-15: the kills of the complete gateway that are noted in the documentation")
  void open_tallyOfTheDocumentation_hasNoFaultAndEnoughErasures() throws Exception {
    Path house = Path.of(System.getProperty("consentgate.root", "../.."));
    KillCount count = new KillCount();

    KillTally.open(house.resolve("gateway/docs/measured/complete-kills.jsonl"), COMPLETE, count);

    assertThat(count.result().count()).isPositive();
    assertThat(count.result().under(RootKind.FILE)).isPositive();
    assertThat(count.result().faults()).isEmpty();
    assertThat(CrashCommand.hasEnough(count.result())).isTrue();
  }

  @Test
  void open_afterTwoRuns_countsBoth() throws Exception {
    run(1, "first", kill(Doing.ERASURE, 3), kill(Doing.ENTRY, 0));
    run(2, "second", kill(Doing.ERASURE, 2, "a \"fault\"\nof two lines"));
    KillCount count = new KillCount();

    KillTally tally = KillTally.open(file(), STORE, count);

    KillCount.Result result = count.result();
    assertThat(tally.runs()).isEqualTo(2);
    assertThat(tally.builds()).isEqualTo(2);
    assertThat(result.count()).isEqualTo(3);
    assertThat(result.during(Doing.ERASURE)).isEqualTo(2);
    assertThat(result.under(RootKind.TOKEN)).isEqualTo(3);
    assertThat(result.references()).isEqualTo(5);
    assertThat(result.faults()).containsExactly("a \"fault\"\nof two lines");
  }

  @Test
  void open_ofALineCutOff_leavesItOutAndGoesOnBehindTheWholeOnes() throws Exception {
    run(1, "build", kill(Doing.ENTRY, 1));
    Files.writeString(file(), "{\"doing\":\"ERAS", StandardOpenOption.APPEND);
    run(2, "build", kill(Doing.ENTRY, 1));
    KillCount count = new KillCount();

    KillTally tally = KillTally.open(file(), STORE, count);

    assertThat(count.result().count()).isEqualTo(2);
    assertThat(tally.builds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes", "notes\n", "{\"doing\":\"SLEEP\"}\n", "[]\n"})
  void open_ofSomethingElse_refusesAndLeavesItAlone(String content) throws Exception {
    Files.writeString(file(), content);

    assertThatThrownBy(() -> KillTally.open(file(), STORE, new KillCount()))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("Name another file with --tally");
    assertThat(file()).hasContent(content);
  }

  @Test
  void open_ofKillsOfAnotherProgram_refuses() throws Exception {
    run(1, "build", kill(Doing.ENTRY, 1));

    assertThatThrownBy(() -> KillTally.open(file(), "complete gateway", new KillCount()))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("of the store, not of the complete gateway");
  }

  private void run(long seed, String build, Kill... kills) throws IOException, ProgramException {
    KillTally tally = KillTally.open(file(), STORE, new KillCount());
    tally.begin(seed, build);
    List.of(kills).forEach(tally);
  }

  private static Kill kill(Doing doing, int opened, String... faults) {
    return new Kill(doing, RootKind.TOKEN, opened, List.of(faults));
  }

  private Path file() {
    return folder.resolve("kills.jsonl");
  }
}
