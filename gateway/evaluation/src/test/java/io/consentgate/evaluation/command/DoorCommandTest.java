package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who asks for a trial that cannot be. */
final class DoorCommandTest {

  @TempDir private Path shared;

  @Test
  void door_withoutPictures_saysWhatIsMissing() {
    assertRefused("There is no lfw-dev in", "--set", "bundled");
  }

  @Test
  void door_withMorePeopleThanThereAre_saysHowManyThereAre() throws Exception {
    writeNames();

    assertRefused("Only 30 people have two pictures", "--people", "31");
  }

  @Test
  void door_withMoreTriesThanStrangers_saysHowManyThereAre() throws Exception {
    writeNames();

    assertRefused("With 1 passes there are", "--people", "1", "--strangers", "40");
  }

  @Test
  void door_withNobody_saysThatThereMustBeSomebody() throws Exception {
    writeNames();

    assertRefused("numbers from 1", "--people", "0");
  }

  @Test
  void door_withAnUnknownSet_saysWhichThereAre() throws Exception {
    writeNames();

    assertRefused(
        "choose one of these: bundled", "--set", "other", "--people", "2", "--strangers", "9");
  }

  private void writeNames() throws Exception {
    Path folder = Files.createDirectories(shared.resolve("faces").resolve("lfw-dev"));
    Files.writeString(
        folder.resolve("pairs.txt"),
        IntStream.range(0, 30)
            .mapToObj("Nobody_%d\t1\t2\n"::formatted)
            .collect(Collectors.joining()));
  }

  private void assertRefused(String sentence, String... options) {
    StringWriter err = new StringWriter();
    String[] arguments = new String[4 + options.length];
    arguments[0] = "evaluate";
    arguments[1] = "door";
    arguments[2] = "--shared";
    arguments[3] = shared.toString();
    System.arraycopy(options, 0, arguments, 4, options.length);

    int status = Main.commandLine().setErr(new PrintWriter(err)).execute(arguments);

    assertThat(status).isEqualTo(1);
    assertThat(err.toString().strip()).contains(sentence).doesNotContain("\n");
  }
}
