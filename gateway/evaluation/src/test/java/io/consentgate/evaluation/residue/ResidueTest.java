package io.consentgate.evaluation.residue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.store.backup.GatewayBackup;
import io.consentgate.gateway.store.custody.Quantised;
import io.consentgate.gateway.store.database.DatabaseFile;
import io.consentgate.gateway.testing.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("CN-34: exact secrets are found wherever they were left")
final class ResidueTest {

  private static final int BLOCK = 1 << 20;
  private static final int ACROSS = 11;
  private static final int DATABASE_BLOCK = 4096;
  private static final int CLOSED = 90121;

  @TempDir private Path folder;
  private final List<Wanted> secrets = secrets();
  private Path gateway;

  @BeforeEach
  void lay() throws Exception {
    gateway = Files.createDirectories(folder.resolve("gateway"));
    Files.createDirectories(folder.resolve("logs"));
    Files.createDirectories(folder.resolve("temporary"));
    new EndedGrant(gateway).open().close();
  }

  @Test
  void look_nothingLeft_isClean() throws Exception {
    backUp();
    Process idle = new ProcessBuilder("sort").start();
    try {
      assertThat(look(new GatewayProcess.Running(idle.pid())))
          .extracting(Finding::grade)
          .hasSize(5)
          .containsOnly(Grade.CLEAN);
    } finally {
      idle.destroyForcibly();
    }
  }

  @Test
  void look_leakInEveryPlace_findsEverySecretInEach() throws Exception {
    byte[] all = together();
    leaveInFreePages(all);
    backUp();
    Files.write(gateway.resolve("stray"), farIn(all));
    Files.write(gateway.resolve("aside.mv.db"), acrossChecks());
    Files.write(folder.resolve("logs/gateway.log"), all);
    Files.write(folder.resolve("logs/gateway.log.1.gz"), packed(all));
    Files.write(folder.resolve("temporary/core"), all);
    Process holder = new ProcessBuilder("sort").start();
    List<Finding> findings;
    try {
      holder.getOutputStream().write(all);
      holder.getOutputStream().flush();
      findings = lookOnceRead(holder.pid());
    } finally {
      holder.destroyForcibly();
    }

    List<Tuple> expected = new ArrayList<>();
    for (Wanted each : secrets) {
      expected.add(found("data folder", "journal.mv.db: " + each));
      expected.add(found("data folder", "stray: " + each));
      expected.add(found("data folder", "aside.mv.db: " + each));
      expected.add(found("logs", "gateway.log: " + each));
      expected.add(found("logs", "gateway.log.1.gz (its content): " + each));
      expected.add(found("temporary folder", "core: " + each));
      expected.add(found("backup", "journal.zip (journal.mv.db): " + each));
      expected.add(found("memory", "process " + holder.pid() + ": " + each));
    }
    assertThat(findings)
        .extracting(Finding::grade, Finding::place, Finding::what)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void look_secretOverwrittenInPart_findsTheRest() throws Exception {
    byte[] rest = secrets.getFirst().bytes().clone();
    new Random(1).nextBytes(rest);
    System.arraycopy(secrets.getFirst().bytes(), 64, rest, 64, 64);
    Files.write(folder.resolve("temporary/half-gone"), rest);
    backUp();

    assertThat(look(new GatewayProcess.None()))
        .extracting(Finding::grade, Finding::place, Finding::what)
        .contains(found("temporary folder", "half-gone: " + secrets.getFirst()));
  }

  @Test
  void look_linkToASecret_isNotFollowed() throws Exception {
    Path outside = Files.write(folder.resolve("outside"), together());
    Files.createSymbolicLink(folder.resolve("temporary/link"), outside);
    backUp();

    assertThat(look(new GatewayProcess.None()))
        .extracting(Finding::grade)
        .containsOnly(Grade.CLEAN);
  }

  @Test
  void look_processThatIsGoneOrHidden_saysSo() throws Exception {
    backUp();
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();

    assertThat(look(new GatewayProcess.Running(gone.pid())))
        .filteredOn(finding -> finding.place().equals("memory"))
        .extracting(Finding::grade)
        .containsExactly(Grade.NOT_LOOKED);
    assertThat(look(new GatewayProcess.Hidden()))
        .filteredOn(finding -> finding.place().equals("memory"))
        .extracting(Finding::grade)
        .containsExactly(Grade.NOT_LOOKED);
  }

  @Test
  void look_zipThatIsTorn_saysSo() throws Exception {
    backUp();
    byte[] zip = Files.readAllBytes(folder.resolve("backup/journal.zip"));
    Files.write(folder.resolve("temporary/torn"), Arrays.copyOf(zip, zip.length / 2));

    assertThat(look(new GatewayProcess.None()))
        .filteredOn(finding -> finding.grade() == Grade.NOT_LOOKED)
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("torn", "to its end"));
  }

  /** The child has to be given time to read what it is sent. */
  private List<Finding> lookOnceRead(long pid) throws InterruptedException {
    List<Finding> findings = look(new GatewayProcess.Running(pid));
    for (int i = 0; i < 20 && findings.stream().anyMatch(ResidueTest::isCleanMemory); i++) {
      Thread.sleep(50);
      findings = look(new GatewayProcess.Running(pid));
    }
    return findings;
  }

  private static boolean isCleanMemory(Finding finding) {
    return finding.place().equals("memory") && finding.grade() == Grade.CLEAN;
  }

  private List<Finding> look(GatewayProcess process) {
    List<Place> places =
        List.of(
            new Place(Place.Kind.DATA, gateway),
            new Place(Place.Kind.LOGS, folder.resolve("logs")),
            new Place(Place.Kind.TEMPORARY, folder.resolve("temporary")),
            new Place(Place.Kind.BACKUP, folder.resolve("backup")));
    return new Residue(places, process, (_, _) -> {}).of(secrets);
  }

  private static Tuple found(String place, String what) {
    return tuple(Grade.FOUND, place, what);
  }

  private void backUp() throws Exception {
    Files.writeString(gateway.resolve("identity.pub.jwk"), "{}");
    new GatewayBackup(gateway, InstantSource.system())
        .make(folder.resolve("backup"), Duration.ofSeconds(1));
  }

  /** What was deleted lies in free pages until they are written again. */
  private void leaveInFreePages(byte[] all) throws SQLException {
    String url = DatabaseFile.address(gateway, "journal");
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE leak (row_bytes VARBINARY)");
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO leak VALUES (?)")) {
        insert.setBytes(1, all);
        insert.execute();
      }
      statement.execute("CHECKPOINT SYNC");
      statement.execute("DELETE FROM leak");
      statement.execute("CHECKPOINT SYNC");
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      if (e.getErrorCode() != CLOSED) {
        throw e;
      }
    }
  }

  /** So that it lies across two blocks. */
  private static byte[] farIn(byte[] all) {
    byte[] file = new byte[BLOCK + all.length];
    System.arraycopy(all, 0, file, BLOCK - ACROSS, all.length);
    return file;
  }

  /** As a database's file has it where a block ends within each secret: with checks between. */
  private byte[] acrossChecks() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (Wanted each : secrets) {
      byte[] bytes = each.bytes();
      int half = bytes.length / 2;
      file.writeBytes(new byte[DATABASE_BLOCK - half]);
      file.write(bytes, 0, half);
      file.writeBytes("CGB1sums".getBytes(StandardCharsets.US_ASCII));
      file.write(bytes, half, bytes.length - half);
      file.writeBytes(new byte[DATABASE_BLOCK - (bytes.length - half)]);
      file.writeBytes("CGB1sums".getBytes(StandardCharsets.US_ASCII));
    }
    return file.toByteArray();
  }

  private static byte[] packed(byte[] all) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(all);
    }
    return packed.toByteArray();
  }

  private byte[] together() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    secrets.forEach(each -> all.writeBytes(each.bytes()));
    return all.toByteArray();
  }

  private static List<Wanted> secrets() {
    try (FaceFeatures reference = Samples.features(1, 256);
        FaceFeatures probe = Samples.features(2, 256)) {
      Random random = new Random(3);
      byte[] half = new byte[32];
      random.nextBytes(half);
      byte[] passHalf = new byte[16];
      random.nextBytes(passHalf);
      return List.of(
          new Wanted("reference", reference.memory().toArray(ValueLayout.JAVA_BYTE)),
          new Wanted("reference as kept", Quantised.of(reference)),
          new Wanted("probe", probe.memory().toArray(ValueLayout.JAVA_BYTE)),
          new Wanted("gateway's half", half),
          new Wanted("visitor's half", passHalf));
    }
  }
}
