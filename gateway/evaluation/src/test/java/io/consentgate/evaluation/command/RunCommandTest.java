package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--pad | all | --pad is none, frozen-frames or turn-head.",
        "--region | 0.5,0,0.6,1 | --region: a region is LEFT,TOP,WIDTH,HEIGHT",
        "--region | 0,0,0.01,0.01 | --region: that region is less than a hundredth"
      })
  void run_optionThatSaysNothing_saysWhatWouldBeRightAndChangesNothing(
      String option, String value, String message) {
    StringWriter err = new StringWriter();
    Path data = folder.resolve("data");

    int status =
        Main.commandLine()
            .setErr(new PrintWriter(err))
            .execute("run", option, value, "--data", data.toString());

    assertThat(status).isNotZero();
    assertThat(err.toString()).contains(message);
    assertThat(data).doesNotExist();
  }
}
