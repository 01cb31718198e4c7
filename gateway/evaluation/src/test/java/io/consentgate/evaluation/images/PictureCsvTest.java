package io.consentgate.evaluation.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Lists of pictures, and what is said of those that are none. */
final class PictureCsvTest {

  @TempDir private Path folder;

  @BeforeEach
  void draw() throws IOException {
    Files.createDirectories(folder.resolve("here"));
    Files.createFile(folder.resolve("here").resolve("ada.jpg"));
    Files.createFile(folder.resolve("here").resolve("ben.jpg"));
    Files.createFile(folder.resolve("cyd.jpg"));
  }

  @Test
  void read_columnsInAnyOrder_findsPicturesInEitherFolder() throws Exception {
    List<NamedPicture> pictures =
        read(true, "group,file,person", "north, ada.jpg ,ada", "south,cyd.jpg,cyd");

    assertThat(pictures)
        .extracting(named -> named.picture().group())
        .containsExactly("north", "south");
    assertThat(pictures)
        .extracting(named -> named.picture().person())
        .containsExactly("ada", "cyd");
    assertThat(pictures.getLast().picture().file()).isEqualTo(folder.resolve("cyd.jpg"));
  }

  @Test
  void ofAll_threePicturesOfTwoPeople_comparesEachWithEach() throws Exception {
    Protocol protocol =
        Protocol.ofAll(read(false, "file,person", "ada.jpg,ada", "ben.jpg,ada", "cyd.jpg,cyd"));

    assertThat(protocol.comparisons())
        .extracting(Comparison::mated)
        .containsExactly(true, false, false);
    assertThat(protocol.folds()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,person,group            | line 1: no picture follows",
        "file,person,age;ada.jpg,a,9  | line 1: column 3 is unknown",
        "ada.jpg,ada,north            | line 1: column 1 is unknown",
        "file,person;ada.jpg,ada      | line 1: column group is missing",
        "file,file,person,group;a     | line 1: column file is there twice",
        "file,person,group;ada.jpg,ada | line 2: a picture is file,person,group",
        "file,person,group;ada.jpg,,x | line 2: person is empty",
        "file,person,group;dan.jpg,dan,x | line 2: its picture is not there",
        "file,person,group;ada.jpg,ada,x;ada.jpg,ada,x | line 3: the same picture as in line 2"
      })
  void read_whatIsWrong_namesLineAndRemedyAndNobody(String text, String sentence) {
    assertThatThrownBy(() -> read(true, text.split(";", -1)))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("list.csv, " + sentence)
        .message()
        .doesNotContain("ada")
        .doesNotContain("dan");
  }

  private List<NamedPicture> read(boolean needsGroup, String... lines)
      throws ProgramException, IOException {
    Path file = folder.resolve("list.csv");
    Files.write(file, List.of(lines));
    return PictureCsv.read(
        InputLine.read(file), List.of(folder.resolve("here"), folder), needsGroup);
  }
}
