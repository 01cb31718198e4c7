package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who asks for what cannot be measured; nothing is written then. */
final class PadCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void lay() throws IOException {
    Path print = Files.createDirectories(folder.resolve("set/print"));
    Files.writeString(print.resolve("ada.png"), "no picture");
    Path faces = Files.createDirectories(folder.resolve("faces/bona-fide"));
    Files.writeString(faces.resolve("ada.png"), "no picture");
  }

  @Test
  void pad_nothingToMeasure_saysWhatToName() throws IOException {
    assertRefused("Name a folder of presentations, or add --simulate");
  }

  @Test
  void pad_folderThatIsNotThere_saysSo() throws IOException {
    assertRefused("There is no ", folder.resolve("nowhere").toString());
  }

  @Test
  void pad_noFaces_saysThatThresholdsNeedThem() throws IOException {
    assertRefused("no presentation of species bona-fide", folder.resolve("set").toString());
  }

  @Test
  void pad_fileThatIsNoPicture_saysWhichWithoutItsName() throws IOException {
    assertRefused(
        "A picture of species bona-fide cannot be read: number 1",
        folder.resolve("faces").toString());
  }

  @Test
  void pad_simulationWithoutPictures_namesTheFolderToName() throws IOException {
    assertRefused("with --shared", "--simulate", "--shared", folder.toString());
  }

  @Test
  void pad_ratesAndNumbersOutOfRange_areRefused() throws IOException {
    assertRefused("--bpcer is a rate above 0", "--simulate", "--bpcer", "0");
    assertRefused("--bpcer is a rate above 0", "--simulate", "--bpcer", "0.5");
    assertRefused("--people is a number from 1", "--simulate", "--people", "0");
  }

  @Test
  void pad_networkThatComparesFaces_isRefused() throws IOException {
    assertRefused(
        "bundled detects no attacks", folder.resolve("faces").toString(), "--network", "bundled");
  }

  @Test
  void pad_networkWithoutItsFiles_saysHowToGetThem() throws IOException {
    assertRefused(
        "models install minifasnet",
        folder.resolve("faces").toString(),
        "--network",
        "minifasnet",
        "--models",
        folder.toString());
  }

  @Test
  void pad_reportInAFolderThatIsNotThere_isRefusedBeforeTheWork() throws IOException {
    assertRefused(
        "cannot be written",
        folder.resolve("faces").toString(),
        "--html",
        folder.resolve("no/where.html").toString());
  }

  private void assertRefused(String sentence, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("evaluate", "pad"));
    arguments.addAll(List.of("--json", folder.resolve("report.json").toString()));
    arguments.addAll(List.of(options));
    StringWriter err = new StringWriter();

    int status =
        Main.commandLine().setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));

    assertThat(status).isEqualTo(1);
    assertThat(err.toString().strip())
        .contains(sentence)
        .doesNotContain("\n")
        .doesNotContain("ada.png");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }
}
