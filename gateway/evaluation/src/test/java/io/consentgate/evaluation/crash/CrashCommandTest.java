package io.consentgate.evaluation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class CrashCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --kills 0                               | --kills is a number from 1.
          --at-once 0 --complete                  | --at-once is a number from 1
          --at-once 2                             | goes with --complete
          --complete --token pkcs11:x             | leave out --complete
          --token file                            | --token is pkcs11:slot-id=NUMBER
          --complete --sabotage ENTRY_LATER       | leave out --complete
          --tally FILE --sabotage CERTIFICATE_FIRST | leave out --tally or --sabotage
          """)
  void execute_optionsThatDoNotFit_saysWhatWouldAndStartsNothing(String options, String message) {
    StringWriter err = new StringWriter();
    String inFolder = options.replace("FILE", folder.resolve("tally").toString());

    int status =
        new CommandLine(new CrashCommand())
            .setErr(new PrintWriter(err))
            .execute((inFolder + " --folder " + folder).split(" ", -1));

    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(folder).isEmptyDirectory();
  }
}
