package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who asks for figures about quality that cannot be. */
final class QualityCommandTest {

  @TempDir private Path shared;

  @Test
  void quality_withoutPictures_saysWhatIsMissing() {
    assertRefused("There is no lfw-dev/pairs.txt in");
  }

  @Test
  void quality_nobodyToLookAt_isRefused() {
    assertRefused("--people is a number from 1", "--people", "0");
  }

  @Test
  void quality_pageInAFolderThatIsNotThere_isRefusedBeforeTheWork() throws IOException {
    write("lfw-dev/pairs.txt", "");
    write("world/groups.csv", "file,person,group\n");

    assertRefused("cannot be written", "--html", shared.resolve("no/where.html").toString());
  }

  @Test
  void quality_tooFewPictures_saysHowManyItNeeds() throws IOException {
    write("lfw-dev/pairs.txt", "");
    write("world/groups.csv", "file,person,group\n");
    Path page = shared.resolve("page.html");

    assertRefused("FMR 1e-3 needs 1000 pairs of two people", "--html", page.toString());

    assertThat(page).doesNotExist();
  }

  private void assertRefused(String expected, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("evaluate", "quality", "--shared", shared.toString()));
    all.addAll(List.of(arguments));
    StringWriter err = new StringWriter();

    int status =
        Main.commandLine().setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains(expected);
  }

  private void write(String file, String text) throws IOException {
    Path path = shared.resolve("faces").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
