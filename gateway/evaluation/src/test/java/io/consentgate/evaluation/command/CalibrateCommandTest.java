package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who asks for thresholds that cannot be. */
final class CalibrateCommandTest {

  @TempDir private Path shared;

  @Test
  void calibrate_withoutPictures_saysWhatIsMissing() {
    assertRefused("There is no lfw-dev/pairs.txt in", "bundled");
  }

  @Test
  void calibrate_unknownSet_saysWhichThereAre() throws IOException {
    write("lfw-dev/pairs.txt", "Nobody\t1\t2\n");
    write("world/groups.csv", "file,person,group\n");

    assertRefused("choose one of these: bundled", "other");
  }

  @Test
  void calibrate_outputInAFolderThatIsNotThere_isRefusedBeforeTheWork() throws IOException {
    write("lfw-dev/pairs.txt", "Nobody\t1\t2\n");
    write("world/groups.csv", "file,person,group\n");

    assertRefused(
        "cannot be written", "bundled", "--out", shared.resolve("no/where.json").toString());
  }

  @Test
  void calibrate_pictureThatIsNotThere_saysThatItMustBe() throws IOException {
    write("lfw-dev/pairs.txt", "Nobody\t1\t2\n");
    write("world/groups.csv", "file,person,group\n");
    Path out = shared.resolve("bundled.json");

    assertRefused(
        "Every picture that the lists name must be there", "bundled", "--out", out.toString());

    assertThat(out).doesNotExist();
  }

  @Test
  void quantisation_withoutPictures_saysWhatIsMissing() {
    StringWriter err = new StringWriter();

    int status =
        Main.commandLine()
            .setErr(new PrintWriter(err))
            .execute("evaluate", "quantisation", "--shared", shared.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("There is no lfw-dev/pairs.txt in");
  }

  private void write(String name, String text) throws IOException {
    Path file = shared.resolve("faces").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void assertRefused(String sentence, String... options) {
    StringWriter err = new StringWriter();
    String[] arguments = new String[4 + options.length];
    arguments[0] = "evaluate";
    arguments[1] = "calibrate";
    arguments[2] = "--shared";
    arguments[3] = shared.toString();
    System.arraycopy(options, 0, arguments, 4, options.length);

    int status = Main.commandLine().setErr(new PrintWriter(err)).execute(arguments);

    assertThat(status).isEqualTo(1);
    assertThat(err.toString().strip()).contains(sentence).doesNotContain("Nobody");
  }
}
