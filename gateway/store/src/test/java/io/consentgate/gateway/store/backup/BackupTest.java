package io.consentgate.gateway.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackupTest {

  @TempDir private Path folder;
  private HouseWithBackup house;

  @BeforeEach
  void open() throws Exception {
    house = new HouseWithBackup(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @DisplayName("CN-13: no backup holds anything of the key ring")
  void make_gatewayEnded_holdsJournalAndManifestOnly() throws Exception {
    house.enrol(1);

    assertThat(names(house.backup())).containsExactlyInAnyOrder("journal.zip", "manifest");
    assertThat(house.leftBehind()).isEmpty();
  }

  @Test
  void make_gatewayRuns_holdsWhatWasCommittedLast() throws Exception {
    Path target = folder.resolve("hot");
    house.ticket(1, 3);
    house.withStore(
        store -> {
          Thread round =
              Thread.ofVirtual()
                  .start(
                      () -> {
                        BackupDesk desk = new BackupDesk(house.data());
                        while (desk.isDealtWith()) {
                          Thread.onSpinWait();
                        }
                        desk.serve(store.journal());
                      });
          store.audit().append(new AuditEvent.Enrolled(TestClock.START));
          try {
            new GatewayBackup(house.data(), house.clock()).make(target, Duration.ofSeconds(20));
            round.join();
          } catch (BackupException | InterruptedException e) {
            throw new AssertionError(e);
          }
          return true;
        });
    Files.delete(house.journalFile());

    house.restore(target);

    assertThat(house.counted("ENROLLED")).isEqualTo(1);
  }

  @Test
  @DisplayName("CN-13: no copy stays in the data folder that nobody fetched")
  void clear_copyThatNobodyFetched_takesItAway() throws Exception {
    BackupDesk desk = new BackupDesk(house.data());
    desk.ask();
    house.withStore(
        store -> {
          desk.serve(store.journal());
          return true;
        });
    assertThat(desk.answer()).exists();

    desk.clear();
    desk.clear();

    assertThat(desk.answer()).doesNotExist();
  }

  @Test
  void make_runningGatewayDoesNotAnswer_saysSoAndTakesTheRequestBack() {
    house.withStore(
        _ -> {
          assertThatThrownBy(
                  () ->
                      new GatewayBackup(house.data(), house.clock())
                          .make(folder.resolve("never"), Duration.ofMillis(50)))
              .isInstanceOf(BackupException.class)
              .hasMessageContaining("made no copy within");
          return true;
        });
    assertThat(new BackupDesk(house.data()).isDealtWith()).isTrue();
  }

  @Test
  void make_folderNotEmpty_isRefused() throws Exception {
    Path target = Files.createDirectory(folder.resolve("full"));
    Files.writeString(target.resolve("mine"), "kept");

    assertThatThrownBy(
            () -> new GatewayBackup(house.data(), house.clock()).make(target, Duration.ZERO))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is not empty");
    assertThat(names(target)).containsExactly("mine");
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource({
    "backup 1, backup 2, was made by a newer version",
    "form 7, form 8, was made by a newer version",
    "gateway , gateway 0, is torn or was changed",
    "sha256 , sha256 x, is torn or was changed",
    "made 2, made Z, is torn or was changed"
  })
  void restore_manifestChanged_isRefusedAndChangesNothing(String what, String by, String reason)
      throws Exception {
    Path backup = house.backup();
    Path manifest = backup.resolve("manifest");
    String text = Files.readString(manifest);
    assertThat(text).contains(what);
    Files.writeString(manifest, text.replace(what, by));

    refuses(backup, reason);
  }

  @Test
  void restore_journalTorn_isRefusedAndChangesNothing() throws Exception {
    Path backup = house.backup();
    Path zip = backup.resolve("journal.zip");
    byte[] bytes = Files.readAllBytes(zip);
    bytes[bytes.length / 2] ^= 1;
    Files.write(zip, bytes);

    refuses(backup, "is torn or was changed");
  }

  @Test
  void restore_anotherGatewaysBackup_isRefusedAndChangesNothing() throws Exception {
    Path backup = house.backup();
    Files.writeString(house.data().resolve("identity.pub.jwk"), "another gateway");

    refuses(backup, "is the backup of another gateway");
  }

  @Test
  void restore_missingOrUnfinished_isRefusedAndChangesNothing() throws Exception {
    refuses(folder.resolve("nowhere"), "holds no finished backup");
    Path backup = house.backup();
    Files.delete(backup.resolve("manifest"));

    refuses(backup, "holds no finished backup");
  }

  @Test
  @DisplayName("A lost key ring: the restore says what helps, and changes nothing")
  void restore_keyRingLost_isRefusedAndChangesNothing() throws Exception {
    house.enrol(1);
    Path backup = house.backup();
    try (Stream<Path> files = Files.list(house.data().resolve("keyring"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    refuses(backup, "--accept-lost-keys");
  }

  private void refuses(Path backup, String reason) throws IOException {
    byte[] before = Files.readAllBytes(house.journalFile());

    assertThatThrownBy(() -> house.restore(backup))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(reason);

    assertThat(house.journalFile()).hasBinaryContent(before);
    assertThat(house.leftBehind()).isEmpty();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
