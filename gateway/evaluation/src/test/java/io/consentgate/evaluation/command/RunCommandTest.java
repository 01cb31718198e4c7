package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {

  @TempDir private Path folder;

  @Test
  void run_unknownPadLevel_saysWhichThereAreAndChangesNothing() {
    StringWriter err = new StringWriter();
    Path data = folder.resolve("data");

    int status =
        Main.commandLine()
            .setErr(new PrintWriter(err))
            .execute("run", "--pad", "all", "--data", data.toString());

    assertThat(status).isNotZero();
    assertThat(err.toString()).contains("--pad is none, frozen-frames or turn-head.");
    assertThat(data).doesNotExist();
  }
}
