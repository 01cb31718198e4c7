package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.evaluation.programs.JavaProgram;
import io.consentgate.evaluation.residue.EndedGrant;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.backup.GatewayBackup;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.withdrawal.Erasure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("CN-34: an operator looks for what an erasure left")
final class ResidueCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private EndedGrant ended;
  private Path gateway;

  @BeforeEach
  void lay() throws Exception {
    gateway = Files.createDirectories(folder.resolve("data/gateway"));
    Files.writeString(gateway.resolve("identity.pub.jwk"), "{}");
    Files.createDirectories(folder.resolve("data/logs"));
    Files.createDirectories(folder.resolve("temporary"));
    ended = new EndedGrant(gateway);
  }

  @Test
  void residue_afterAnErasure_findsNothingThatHasToBeGone() throws Exception {
    Path backup = folder.resolve("backup");
    try (SecretBytes pass = ended.enrol()) {
      new GatewayBackup(gateway, InstantSource.system()).make(backup, Duration.ofSeconds(1));
      ended.withdraw(pass);
    }

    assertThat(run("--backup", backup.toString())).isZero();

    assertThat(lines())
        .anyMatch(line -> line.matches("CLEAN +database +no sealed row.*"))
        .anyMatch(line -> line.matches("CLEAN +key ring +no key half.*"))
        .anyMatch(line -> line.matches("CLEAN +memory +no gateway runs.*"))
        .anyMatch(line -> line.matches("CLEAN +logs .*"))
        .anyMatch(line -> line.matches("CLEAN +temporary folder .*"))
        .anyMatch(line -> line.matches("EXPECTED +data folder +journal.mv.db: the grant's id,.*"))
        .anyMatch(
            line -> line.matches("STALE +backup +journal.zip \\(journal.mv.db\\): its sealed.*"))
        .noneMatch(line -> line.startsWith("FOUND") || line.startsWith("NOT_LOOKED"))
        .endsWith("Nothing is left that has to be gone.");
    try (var files = Files.list(gateway)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("residue-"));
    }
  }

  @Test
  void residue_sealedBytesOfTheBackupElsewhere_areStaleThere() throws Exception {
    byte[] sealed;
    Path backup = folder.resolve("backup");
    try (SecretBytes pass = ended.enrol()) {
      try (GatewayStore store = ended.open()) {
        sealed = store.journal().references().find(ended.id(), Instant.EPOCH).orElseThrow();
      }
      new GatewayBackup(gateway, InstantSource.system()).make(backup, Duration.ofSeconds(1));
      ended.withdraw(pass);
    }
    Files.write(folder.resolve("temporary/dump"), sealed);
    Files.writeString(folder.resolve("data/logs/gateway.log"), "for " + ended.id() + "\n");

    assertThat(run("--backup", backup.toString())).isZero();

    assertThat(lines())
        .anyMatch(line -> line.matches("STALE +temporary folder +dump: its sealed reference; .*"))
        .anyMatch(line -> line.matches("STALE +logs +gateway.log: the grant's id as text; .*"));
  }

  @Test
  void residue_formerShardPutBack_isFound() throws Exception {
    Path saved = folder.resolve("saved");
    try (SecretBytes pass = ended.enrol()) {
      Files.copy(gateway.resolve("keyring/ring.1.a"), saved);
      ended.withdraw(pass);
    }
    Files.copy(saved, gateway.resolve("keyring/ring.1.a"), StandardCopyOption.REPLACE_EXISTING);

    assertThat(run()).isEqualTo(1);

    assertThat(lines())
        .anyMatch(line -> line.matches("FOUND +key ring +files of a former state.*"));
  }

  @Test
  void residue_rowAndHalfStillThere_areFound() throws Exception {
    ended.enrol().close();
    try (GatewayStore store = ended.open()) {
      store
          .erasures()
          .decide(
              new Erasure(ended.id(), ErasureCause.WITHDRAWN, InstantSource.system().instant()));
    }

    assertThat(run()).isEqualTo(1);

    assertThat(lines())
        .anyMatch(line -> line.matches("FOUND +database +the sealed row is there.*"))
        .anyMatch(line -> line.matches("FOUND +key ring +it has the grant's key half.*"))
        .anyMatch(line -> line.matches("FOUND +data folder +journal.mv.db: its sealed.*"))
        .anyMatch(line -> line.contains("no certificate yet"));
  }

  @Test
  void residue_folderThatIsNotThere_isNotLookedAt() throws Exception {
    try (SecretBytes pass = ended.enrol()) {
      ended.withdraw(pass);
    }

    assertThat(run("--backup", folder.resolve("nowhere").toString())).isEqualTo(1);

    assertThat(lines()).anyMatch(line -> line.matches("NOT_LOOKED +backup .*is no folder"));
  }

  @Test
  @DisplayName("Without the key ring's root everything else is looked at, and that is said")
  void residue_rootThatIsNotThere_looksEverywhereButIntoTheKeyRing() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "correct horse battery staple\n");
    String root = "passphrase:" + secret;
    ended = new EndedGrant(gateway, RootSource.parse(root, Map.of()));
    try (SecretBytes pass = ended.enrol()) {
      ended.withdraw(pass);
    }

    assertThat(run("--root", root)).isZero();
    assertThat(lines()).anyMatch(line -> line.matches("CLEAN +key ring +no key half.*"));
    out.getBuffer().setLength(0);

    assertThat(run("--root", root + "-gone")).isEqualTo(1);
    assertThat(lines())
        .anyMatch(line -> line.matches("NOT_LOOKED +key ring .*cannot be read.*--root names.*"))
        .anyMatch(line -> line.matches("CLEAN +database .*"))
        .anyMatch(line -> line.matches("EXPECTED +data folder +journal.mv.db: the grant's id,.*"))
        .anyMatch(line -> line.matches("CLEAN +logs .*"));
    out.getBuffer().setLength(0);

    assertThat(run()).isEqualTo(1);
    assertThat(lines()).anyMatch(line -> line.matches("NOT_LOOKED +key ring .*\\(--root\\)"));

    assertThat(run("--root", "credential:ring")).isEqualTo(1);
    assertThat(err.toString()).contains("--root: ", "CREDENTIALS_DIRECTORY");
  }

  @Test
  void residue_rootFromAPipe_isReadByAProgramOfItsOwn() throws Exception {
    Path secret = Files.write(folder.resolve("secret"), new byte[32]);
    Map<String, String> folderOfIt = Map.of("CREDENTIALS_DIRECTORY", folder.toString());
    ended = new EndedGrant(gateway, RootSource.parse("credential:secret", folderOfIt));
    try (SecretBytes pass = ended.enrol()) {
      ended.withdraw(pass);
    }

    String said = runApart(secret);

    assertThat(said).containsPattern("CLEAN +key ring +no key half");
    assertThat(said).contains("Nothing is left that has to be gone.");
  }

  @Test
  void residue_consentStands_saysSo() {
    ended.enrol().close();

    assertThat(run()).isEqualTo(1);

    assertThat(err.toString()).contains("still stands", "Try again after its end");
  }

  @Test
  void residue_noSuchGrant_saysWhereToTakeItFrom() {
    ended.open().close();

    assertThat(run()).isEqualTo(1);

    assertThat(err.toString()).contains("knows no grant", "certificate", "--data");
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private int run(String... further) {
    CommandLine command =
        new CommandLine(new ResidueCommand()).setExecutionExceptionHandler(new PlainFailures());
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    List<String> arguments = new ArrayList<>(List.of(ended.id().toString()));
    arguments.addAll(List.of("--data", folder.resolve("data").toString()));
    arguments.addAll(List.of("--temporary", folder.resolve("temporary").toString()));
    arguments.addAll(List.of(further));
    return command.execute(arguments.toArray(String[]::new));
  }

  /** As the launcher does, since a descriptor is given at the start of a program only. */
  private String runApart(Path secret) throws Exception {
    JavaProgram java =
        new JavaProgram(
            System.getProperty("java.class.path"), Main.class.getName(), 128, List.of());
    List<String> arguments = new ArrayList<>(List.of("residue", ended.id().toString()));
    arguments.addAll(List.of("--root", "fd:7", "--data", folder.resolve("data").toString()));
    arguments.addAll(List.of("--temporary", folder.resolve("temporary").toString()));
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "exec \"$@\" 7< <(cat \"$SECRET\")", "bash"));
    command.addAll(java.command(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SECRET", secret.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
