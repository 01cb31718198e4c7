package io.consentgate.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.models.Handling;
import io.consentgate.models.ModelFile;
import io.consentgate.models.Sha256;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A model file is installed whole and verified, or not at all")
final class InstallTest {

  private static final byte[] OLD = SmallFile.bytes(3, 100);

  @TempDir private Path folder;
  private TrialInstall trial;

  @BeforeEach
  void start() throws IOException {
    trial = new TrialInstall(folder);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void install_rightBytes_areThereForEverybodyToRead() throws Exception {
    trial.server.answers(FileServer.whole(TrialInstall.RIGHT));

    trial.install();

    assertThat(trial.installed()).isEqualTo(TrialInstall.RIGHT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(trial.target())))
        .isEqualTo("rw-r--r--");
    assertThat(trial.part()).doesNotExist();
    assertThat(trial.came.stream().mapToLong(Long::longValue).sum()).isEqualTo(TrialInstall.SIZE);
    assertThat(trial.said.toString())
        .contains("Apache-2.0, https://example.org/LICENSE")
        .contains("net.onnx is installed");
  }

  @Test
  void install_allIsThere_asksNobody() throws Exception {
    Files.createDirectories(trial.models());
    Files.write(trial.target(), TrialInstall.RIGHT);

    trial.install();

    assertThat(trial.server.ranges()).isEmpty();
    assertThat(trial.said.toString()).contains("lacks nothing");
  }

  @Test
  void install_wrongBytes_namesBothDigestsAndLeavesWhatWasThere() throws Exception {
    Files.createDirectories(trial.models());
    Files.write(trial.target(), OLD);
    trial.server.answers(FileServer.whole(TrialInstall.WRONG));

    assertThatThrownBy(trial::install)
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("net.onnx")
        .hasMessageContaining(Sha256.of(TrialInstall.RIGHT))
        .hasMessageContaining(Sha256.of(TrialInstall.WRONG))
        .hasMessageContaining("deleted");

    assertThat(trial.installed()).isEqualTo(OLD);
    assertThat(trial.part()).doesNotExist();
  }

  @Test
  void install_diskFull_saysSo() throws Exception {
    Files.createDirectories(trial.models());
    Files.createSymbolicLink(trial.part(), Path.of("/dev/full"));
    trial.server.answers(FileServer.whole(TrialInstall.RIGHT));

    assertThatThrownBy(trial::install)
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("see that its disk has room");
    assertThat(trial.target()).doesNotExist();
  }

  @Test
  void install_noRoomForSoMuch_fetchesNothing() {
    ModelFile huge =
        huge(SmallFile.of(Handling.YUNET, "net.onnx", TrialInstall.RIGHT, trial.address()));

    assertThatThrownBy(
            () ->
                trial
                    .installer(TrialInstall.connection(), trial.accepted(), huge)
                    .install(TrialInstall.setOf(huge)))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("has room for");
    assertThat(trial.server.ranges()).isEmpty();
  }

  @Test
  void install_fileThatNobodyServes_namesDigestAndImport() {
    ModelFile converted = SmallFile.of(Handling.YUNET, "net.onnx", TrialInstall.RIGHT, null);

    assertThatThrownBy(
            () ->
                trial
                    .installer(TrialInstall.connection(), trial.accepted(), converted)
                    .install(TrialInstall.setOf(converted)))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining(converted.sha256())
        .hasMessageContaining("models import FOLDER test");
    assertThat(trial.models()).doesNotExist();
  }

  @Test
  void install_licenceNotAccepted_fetchesNothing() {
    trial.server.answers(FileServer.whole(TrialInstall.RIGHT));
    List<String> asked = new ArrayList<>();
    Licences declined =
        new Licences(
            new PrintWriter(trial.said),
            false,
            true,
            question -> {
              asked.add(question);
              return false;
            });

    assertThatThrownBy(() -> trial.install(declined))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("not accepted");
    assertThat(asked).containsExactly("Do you accept Apache-2.0? [y/N] ");
    assertThat(trial.server.ranges()).isEmpty();
    assertThat(trial.models()).doesNotExist();
  }

  @Test
  void install_nobodyToAccept_saysHow() {
    Licences nobody = new Licences(new PrintWriter(trial.said), false, false, _ -> true);

    assertThatThrownBy(() -> trial.install(nobody))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("--accept-licence");
    assertThat(trial.server.ranges()).isEmpty();
    assertThat(trial.models()).doesNotExist();
  }

  @Test
  void install_folderHeldByAnother_waitsForNobody() throws Exception {
    trial.server.answers(FileServer.whole(TrialInstall.RIGHT));
    try (InstalledFolder _ = InstalledFolder.take(trial.models())) {
      assertThatThrownBy(trial::install).hasMessageContaining("Another command is changing");
    }
    trial.install();
    try (Stream<Path> files = Files.list(trial.models())) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder(".lock", "net.onnx");
    }
  }

  private static ModelFile huge(ModelFile file) {
    return new ModelFile(
        file.handling(),
        file.file(),
        file.origin(),
        file.sha256(),
        1L << 60,
        file.licence(),
        file.upstream(),
        file.input(),
        file.output(),
        file.preprocessing(),
        file.source());
  }
}
