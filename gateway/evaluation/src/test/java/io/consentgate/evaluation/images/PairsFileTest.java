package io.consentgate.evaluation.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs as LFW writes them, and what is said of those that are none. */
final class PairsFileTest {

  @TempDir private Path folder;

  @BeforeEach
  void draw() throws IOException {
    for (String name : List.of("Ada", "Ben", "Cyd")) {
      for (int i = 1; i <= 3; i++) {
        Path person = Files.createDirectories(folder.resolve("images").resolve(name));
        Files.createFile(person.resolve("%s_%04d.jpg".formatted(name, i)));
      }
    }
  }

  @Test
  void read_withFolds_keepsThem() throws Exception {
    Protocol protocol = read("2\t1", "Ada\t1\t2", "Ada\t1\tBen\t1", "Ben\t1\t2", "Ben\t3\tCyd\t1");

    assertThat(protocol.folds()).isEqualTo(2);
    assertThat(protocol.comparisons()).extracting(Comparison::fold).containsExactly(0, 0, 1, 1);
    assertThat(protocol.comparisons())
        .extracting(Comparison::mated)
        .containsExactly(true, false, true, false);
    assertThat(protocol.pictures()).hasSize(6);
    assertThat(protocol.pictures().getFirst().picture().person()).isEqualTo("Ada");
  }

  @Test
  void read_withOneNumberOrNone_dealsFoldsItself() throws Exception {
    List<String> pairs = List.of("Ada 1 2", "Ben 1 2", "Ada 1 Ben 1", "Ben 2 Cyd 3");

    Protocol bare = read(pairs.toArray(String[]::new));
    Protocol announced = read("2", "Ada 1 2", "Ben 1 2", "Ada 1 Ben 1", "Ben 2 Cyd 3");

    assertThat(bare.comparisons()).isEqualTo(announced.comparisons());
    assertThat(bare.folds()).isEqualTo(2);
    assertThat(bare.comparisons()).extracting(Comparison::fold).containsExactly(0, 1, 0, 1);
  }

  @Test
  void of_oneHalf_keepsComparisonsWithinIt() throws Exception {
    Protocol protocol = read("Ada 1 2", "Ben 1 2", "Cyd 1 2", "Ada 1 Ben 1", "Ben 1 Cyd 1");

    int kept = 0;
    for (Half half : Half.values()) {
      Protocol part = protocol.of(half);
      assertThat(part.pictures()).allMatch(named -> named.picture().half() == half);
      kept += (int) part.comparisons().stream().filter(Comparison::mated).count();
    }

    assertThat(kept).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ada 1 9              | line 1: picture 9 is not there, as NAME/NAME_0009.jpg",
        "Ada 1 2;Ada 2 1      | line 2: the same pair as in line 1",
        "Ada 1 Ben 1;Ben 1 Ada 1 | line 2: the same pair as in line 1",
        "Ada 1 1              | line 1: a picture is paired with itself",
        "Ada 1 Ada 2          | line 1: both names are the same",
        "Ada 1 2 3 4          | line 1: 5 fields",
        "Ada one two          | line 1: a picture's number is missing",
        "Ada 1 2;Ada Ben      | line 2: 2 fields",
        "10 300;Ada 1 2       | line 1: announces 10 x 2 x 300 pairs, and 1 follow",
        "1;Ada 1 2;Ada 1 3    | line 1: announces 1 pairs of each kind in a fold, and fold 1 has 2",
        "2;                   | line 1: no pair follows"
      })
  void read_whatIsWrong_namesLineAndRemedyAndNobody(String text, String sentence) {
    assertThatThrownBy(() -> read(text.split(";", -1)))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("pairs.txt, " + sentence)
        .hasMessageMatching("(?s).*\\.")
        .message()
        .doesNotContain("Ada")
        .doesNotContain("Ben");
  }

  @Test
  void read_ofTheFolderAboveThePictures_saysWhichFolderItIs() {
    assertThatThrownBy(() -> PairsFile.read(lines("Ada 1 2"), folder))
        .hasMessageContaining("it has a folder images: name that");
  }

  @Test
  void read_emptyFile_isRefused() {
    assertThatThrownBy(() -> read("", " ")).hasMessageContaining("pairs.txt is empty");
  }

  private Protocol read(String... lines) throws ProgramException, IOException {
    return PairsFile.read(lines(lines), folder.resolve("images"));
  }

  private List<InputLine> lines(String... lines) throws ProgramException, IOException {
    Path file = folder.resolve("pairs.txt");
    Files.write(file, List.of(lines));
    return InputLine.read(file);
  }
}
