package io.consentgate.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A download goes on where it broke off, and takes nothing but the file")
final class DownloadTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private static Path keys;
  private static OwnTls tls;

  @TempDir private Path folder;
  private TrialInstall trial;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = OwnTls.make(keys);
  }

  @BeforeEach
  void start() throws IOException {
    trial = new TrialInstall(folder);
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void install_connectionBreaks_goesOnWhereItStopped() throws Exception {
    trial.server.answers(
        FileServer.brokenOff(TrialInstall.RIGHT, 70_000), FileServer.ranged(TrialInstall.RIGHT));

    trial.install();

    assertThat(trial.installed()).isEqualTo(TrialInstall.RIGHT);
    assertThat(trial.server.ranges()).containsExactly("", "bytes=70000-");
  }

  @Test
  void install_brokenAgainAndAgain_keepsThePartForTheNextCommand() throws Exception {
    trial.server.answers(FileServer.brokenOff(TrialInstall.RIGHT, 70_000), FileServer.status(503));
    assertThatThrownBy(trial::install)
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("HTTP status 503")
        .hasMessageContaining("goes on from there");
    assertThat(trial.part()).hasSize(70_000);
    assertThat(trial.target()).doesNotExist();

    trial.server.answers(FileServer.ranged(TrialInstall.RIGHT));
    trial.install();

    assertThat(trial.installed()).isEqualTo(TrialInstall.RIGHT);
    assertThat(trial.server.ranges()).endsWith("bytes=70000-");
  }

  @Test
  void install_serverWithoutRanges_beginsAnew() throws Exception {
    Files.createDirectories(trial.models());
    Files.write(trial.part(), Arrays.copyOf(TrialInstall.WRONG, 70_000));
    trial.server.answers(FileServer.whole(TrialInstall.RIGHT));

    trial.install();

    assertThat(trial.installed()).isEqualTo(TrialInstall.RIGHT);
    assertThat(trial.server.ranges()).containsExactly("bytes=70000-");
  }

  @Test
  void install_partOfAnotherFile_isFoundOutByTheDigestAndDropped() throws Exception {
    Files.createDirectories(trial.models());
    Files.write(trial.part(), Arrays.copyOf(TrialInstall.WRONG, 70_000));
    trial.server.answers(FileServer.ranged(TrialInstall.RIGHT));

    assertThatThrownBy(trial::install).hasMessageContaining("expected SHA-256");
    assertThat(trial.part()).doesNotExist();

    trial.install();
    assertThat(trial.installed()).isEqualTo(TrialInstall.RIGHT);
  }

  @Test
  void install_rangeNotSatisfiable_beginsAnew() throws Exception {
    Files.createDirectories(trial.models());
    Files.write(trial.part(), Arrays.copyOf(TrialInstall.RIGHT, 70_000));
    trial.server.answers(FileServer.status(416), FileServer.ranged(TrialInstall.RIGHT));

    trial.install();

    assertThat(trial.installed()).isEqualTo(TrialInstall.RIGHT);
    assertThat(trial.server.ranges()).containsExactly("bytes=70000-", "");
  }

  @Test
  void install_partLongerThanTheFile_beginsAnew() throws Exception {
    Files.createDirectories(trial.models());
    Files.write(trial.part(), SmallFile.bytes(5, TrialInstall.SIZE + 1));
    trial.server.answers(FileServer.ranged(TrialInstall.RIGHT));

    trial.install();

    assertThat(trial.installed()).isEqualTo(TrialInstall.RIGHT);
    assertThat(trial.server.ranges()).containsExactly("");
  }

  @Test
  void install_slowServer_isWaitedFor() throws Exception {
    trial.server.answers(FileServer.slow(TrialInstall.RIGHT, SHORT.toMillis()));

    trial.install();

    assertThat(trial.installed()).isEqualTo(TrialInstall.RIGHT);
  }

  @Test
  void install_stalledServer_isGivenUp() {
    trial.server.answers(FileServer.stalled(TrialInstall.RIGHT, 10, 20_000));

    assertThatThrownBy(() -> trial.install(TrialInstall.connection(SHORT), trial.address()))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("did not answer within")
        .hasMessageContaining("models import");
    assertThat(trial.target()).doesNotExist();
  }

  @Test
  void install_endlessBytes_stopsAtTheDeclaredSize() {
    trial.server.answers(FileServer.endless());

    assertThatThrownBy(trial::install)
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("More came than the file has");
    assertThat(trial.part()).doesNotExist();
    assertThat(trial.came.stream().mapToLong(Long::longValue).sum())
        .isLessThanOrEqualTo(TrialInstall.SIZE);
  }

  @ParameterizedTest
  @CsvSource({"199999", "200001", "133"})
  void install_anotherSizeAnnounced_isNotFetched(int size) {
    trial.server.answers(FileServer.whole(SmallFile.bytes(1, size)));

    assertThatThrownBy(trial::install)
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("it is another file");
    assertThat(trial.came).isEmpty();
    assertThat(trial.part()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"404, 1", "403, 1", "500, 3", "429, 3"})
  void install_httpStatus_isSaidAndTriedAgainWhereItMayPass(int status, int tries) {
    trial.server.answers(FileServer.status(status));

    assertThatThrownBy(trial::install)
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("HTTP status " + status)
        .hasMessageContaining("models import FOLDER");
    assertThat(trial.server.ranges()).hasSize(tries);
    assertThat(trial.target()).doesNotExist();
  }

  @Test
  void install_redirectWithoutTls_isNotFollowed() throws Exception {
    try (FileServer other = FileServer.start()) {
      other.answers(FileServer.whole(TrialInstall.RIGHT));
      trial.server.answers(FileServer.redirect(other.address("/net.onnx")));

      assertThatThrownBy(trial::install).hasMessageContaining("an address without TLS");

      assertThat(other.ranges()).isEmpty();
    }
  }

  @Test
  void install_redirectToTls_isFollowedAFewTimes() throws Exception {
    try (FileServer safe = FileServer.startSafely(tls.identity())) {
      safe.answers(
          FileServer.redirect(safe.address("/there")), FileServer.whole(TrialInstall.RIGHT));
      trial.server.answers(FileServer.redirect(safe.address("/here")));
      trial.install(
          new Connection(tls.trusted().getSocketFactory(), TrialInstall.WAIT, TrialInstall.WAIT),
          trial.address());
      assertThat(trial.installed()).isEqualTo(TrialInstall.RIGHT);

      Files.delete(trial.target());
      safe.answers(FileServer.redirect(safe.address("/round")));
      assertThatThrownBy(
              () ->
                  trial.install(
                      new Connection(
                          tls.trusted().getSocketFactory(), TrialInstall.WAIT, TrialInstall.WAIT),
                      trial.address()))
          .hasMessageContaining("leads on and on");
    }
  }

  @Test
  void install_certificateNobodyTrusts_isRefused() throws Exception {
    try (FileServer safe = FileServer.startSafely(tls.identity())) {
      safe.answers(FileServer.whole(TrialInstall.RIGHT));
      URI address = safe.address("/net.onnx");

      assertThatThrownBy(() -> trial.install(TrialInstall.connection(), address))
          .isInstanceOf(ProgramException.class)
          .hasMessageContaining("certificate was not accepted");
      assertThat(safe.ranges()).isEmpty();
    }
  }

  @Test
  void install_hostNotFound_saysThatThereIsNoNetworkAndWhatElseToDo() {
    assertThatThrownBy(
            () ->
                trial.install(
                    TrialInstall.connection(), URI.create("https://models.invalid/net.onnx")))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("models.invalid was not found")
        .hasMessageContaining("./consentgate models import FOLDER");
  }

  @Test
  void install_nobodyListens_saysThatNoConnectionWasMade() {
    URI address = trial.address();
    trial.server.close();

    assertThatThrownBy(() -> trial.install(TrialInstall.connection(), address))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("No connection to 127.0.0.1");
  }
}
