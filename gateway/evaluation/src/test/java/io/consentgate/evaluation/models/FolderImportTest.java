package io.consentgate.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.Handling;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An import knows files by their digests")
final class FolderImportTest {

  private static final byte[] DETECTOR = SmallFile.bytes(1, 1000);
  private static final byte[] FEATURES = SmallFile.bytes(2, 2000);

  private static final ModelFile FIRST =
      SmallFile.of(Handling.YUNET, "detector.onnx", DETECTOR, null);
  private static final ModelFile SECOND =
      SmallFile.of(Handling.SFACE, "features.onnx", FEATURES, null);
  private static final ModelSet SET = SmallFile.set("test", FIRST, SECOND);

  @TempDir private Path folder;
  private final StringWriter said = new StringWriter();
  private Path stick;
  private Path models;
  private Shelf shelf;

  @BeforeEach
  void prepare() throws Exception {
    stick = Files.createDirectories(folder.resolve("stick/deep"));
    models = folder.resolve("models");
    shelf = new Shelf(SmallFile.catalogue(SET), models, List.of());
  }

  @Test
  void take_otherNamesAndFolders_areInstalledUnderTheirOwn() throws Exception {
    Files.write(stick.resolve("download(1).bin"), DETECTOR);
    Files.write(stick.resolveSibling("x"), FEATURES);
    Files.write(stick.resolve("detector.onnx"), SmallFile.bytes(9, DETECTOR.length));

    assertThat(take(true)).containsExactlyInAnyOrder(FIRST, SECOND);

    assertThat(models.resolve("detector.onnx")).hasBinaryContent(DETECTOR);
    assertThat(models.resolve("features.onnx")).hasBinaryContent(FEATURES);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(models.resolve("features.onnx"))))
        .isEqualTo("rw-r--r--");
    assertThat(shelf.look(SET).state()).isEqualTo(FileState.INSTALLED);
    assertThat(take(true)).as("a second time").isEmpty();
  }

  @Test
  void take_rightNameWrongBytes_isNotWanted() throws Exception {
    Files.write(stick.resolve("detector.onnx"), SmallFile.bytes(9, DETECTOR.length));

    assertThatThrownBy(() -> take(true))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("holds no file that is wanted")
        .hasMessageContaining(FIRST.sha256())
        .hasMessageContaining(SECOND.sha256());
    assertThat(models).doesNotExist();
  }

  @Test
  void take_licenceNotAccepted_installsNothing() throws Exception {
    Files.write(stick.resolve("a"), DETECTOR);

    assertThatThrownBy(() -> take(false)).hasMessageContaining("--accept-licence");
    assertThat(models).doesNotExist();
  }

  @Test
  void take_damagedFileInstalled_isReplaced() throws Exception {
    Files.createDirectories(models);
    Files.write(models.resolve("detector.onnx"), SmallFile.bytes(9, 10));
    assertThat(shelf.look(SET).state()).isEqualTo(FileState.DAMAGED);
    Files.write(stick.resolve("a"), DETECTOR);

    take(true);

    assertThat(models.resolve("detector.onnx")).hasBinaryContent(DETECTOR);
    assertThat(shelf.look(SET).state()).isEqualTo(FileState.MISSING);
    assertThat(shelf.look(SET).lacking()).extracting(FileLook::file).containsExactly(SECOND);
  }

  @Test
  void take_noSuchFolder_saysSo() {
    assertThatThrownBy(
            () -> new FolderImport(shelf, licences(true)).take(folder.resolve("no"), List.of(SET)))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void look_wrongFileInTheFirstFolder_isNotPassedOver() throws Exception {
    Files.createDirectories(models);
    Files.write(models.resolve("detector.onnx"), DETECTOR);
    Path named = Files.createDirectory(folder.resolve("named"));
    Shelf both = new Shelf(SmallFile.catalogue(SET), models, List.of(named));
    assertThat(both.look(FIRST).state()).isEqualTo(FileState.INSTALLED);

    Files.write(named.resolve("detector.onnx"), DETECTOR);
    assertThat(both.look(FIRST).state()).isEqualTo(FileState.AT_HAND);

    Files.write(named.resolve("detector.onnx"), FEATURES);
    assertThat(both.look(FIRST).state()).isEqualTo(FileState.DAMAGED);
  }

  private List<ModelFile> take(boolean isAccepted) throws ProgramException {
    return new FolderImport(shelf, licences(isAccepted))
        .take(folder.resolve("stick"), List.of(SET));
  }

  private Licences licences(boolean isAccepted) {
    return new Licences(new PrintWriter(said), isAccepted, false, _ -> false);
  }
}
