package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.HeadTurn.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presentations by folder and by list; what is wrong is said with its place. */
final class PresentationListTest {

  @TempDir private Path folder;

  @BeforeEach
  void lay() throws IOException {
    Files.createDirectories(folder.resolve("set/bona-fide/film"));
    Files.createDirectories(folder.resolve("set/print"));
    Files.createFile(folder.resolve("set/bona-fide/ada.png"));
    Files.createFile(folder.resolve("set/print/bob.png"));
  }

  @Test
  void read_folder_takesItsFoldersForSpecies() throws Exception {
    List<Presentation> read = PresentationList.read(folder.resolve("set"));

    assertThat(read)
        .extracting(one -> one.species().name() + " " + one.picture().person())
        .containsExactly("bona-fide ada.png", "bona-fide film", "print bob.png");
    assertThat(Film.isOne(read.get(1).picture().file())).isTrue();
    assertThat(read).allMatch(one -> one.kind() == null && !one.species().isSimulated());
  }

  @Test
  void read_list_takesColumnsAndFilesBesideIt() throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("list.csv"),
            """
            file,species,person,group
            set/bona-fide/ada.png, bona-fide, Ada, north
            set/print/bob.png,print,Bob,south
            """);

    List<Presentation> read = PresentationList.read(list);

    assertThat(read).hasSize(2);
    assertThat(read.getFirst().picture().person()).isEqualTo("Ada");
    assertThat(read.getFirst().picture().group()).isEqualTo("north");
    assertThat(read.getFirst().species().chooses()).isTrue();
    assertThat(read.getLast().species()).isEqualTo(Species.real("print"));
  }

  /**
   * US-13: whoever measures with people of their own says to which side they were asked to turn.
   */
  @Test
  void read_listWithTurns_takesTheSideOfFilms() throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("list.csv"),
            """
            file,species,person,group,turn
            set/bona-fide/film,bona-fide-turn,Ada,north,left
            set/bona-fide/film,bona-fide-turn,Ada,north,right
            set/print/bob.png,print,Bob,south,
            """);

    List<Presentation> read = PresentationList.read(list);

    assertThat(read).extracting(Presentation::asked).containsExactly(Side.LEFT, Side.RIGHT, null);
    assertThat(read).extracting(Presentation::isAsked).containsExactly(true, true, false);
    refuse(
        "file,species,person,group,turn\nset/print/bob.png,print,Bob,,left\n",
        "list.csv, line 2: its turn is left or right, of a film, or nothing");
    refuse(
        "file,species,person,group,turn\nset/bona-fide/film,print,Bob,,up\n",
        "list.csv, line 2: its turn is left or right, of a film, or nothing");
  }

  @Test
  void read_listWithAFault_namesItsLine() throws Exception {
    refuse("species,file\n", "list.csv, line 1: the first line is file,species");
    refuse("file,species\n", "list.csv, line 1: no presentation follows");
    refuse("file,species\nset/print/bob.png\n", "list.csv, line 2: a presentation is file,species");
    refuse("file,species\nset/print/bob.png,Print!\n", "list.csv, line 2: its species is no name");
    refuse("file,species\nset/print/eve.png,print\n", "list.csv, line 2: its picture is not there");
  }

  @Test
  void read_folderWithAFault_saysWhatWouldBeRight() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path loose = Files.createDirectories(folder.resolve("loose"));
    Files.createFile(loose.resolve("ada.png"));

    assertRefused(empty, "has no presentation");
    assertRefused(loose, "is no folder of a species");
    assertRefused(folder.resolve("nowhere"), "There is no ");
  }

  private void refuse(String text, String sentence) throws IOException {
    assertRefused(Files.writeString(folder.resolve("list.csv"), text), sentence);
  }

  private static void assertRefused(Path source, String sentence) {
    assertThatThrownBy(() -> PresentationList.read(source))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining(sentence);
  }
}
