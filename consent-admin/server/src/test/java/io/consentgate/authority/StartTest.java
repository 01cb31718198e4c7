package io.consentgate.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.authority.issue.StatusOffice;
import io.consentgate.authority.record.ConsentLedger;
import io.consentgate.authority.record.ConsentQueries;
import io.consentgate.authority.record.Database;
import io.consentgate.authority.record.EventKind;
import io.consentgate.authority.record.StorageException;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.NoticeQuery;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.status.StatusList;
import io.consentgate.signature.Identity;
import io.consentgate.signature.JwsGrantVerifier;
import io.consentgate.signature.JwsStatusListVerifier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Starting, stopping, and what cannot be started. */
final class StartTest {
  @TempDir private Path folder;

  @Test
  void start_portInUse_saysSoInOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertFails("--port", "--port", Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void start_beyondLoopbackWithoutTls_saysSoInOneLine() {
    assertFails("--tls-keystore", "--bind", "0.0.0.0", "--port", "0");
  }

  @Test
  void start_keystoreThatIsNone_saysSoInOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("key.p12"), "no keystore");

    assertFails(
        "--tls-keystore",
        "--port",
        "0",
        "--data",
        folder.resolve("authority").toString(),
        "--tls-keystore",
        file.toString());
  }

  @Test
  void start_folderThatCannotBeMade_saysSoInOneLine() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertFails("--data", "--port", "0", "--data", file.resolve("below").toString());
  }

  @Test
  void start_limitsBeyondThePack_saysSoInOneLine() {
    assertFails("--retention", "--port", "0", "--retention", "31d");
    assertFails("--status-ttl", "--port", "0", "--status-ttl", "11m");
  }

  @Test
  void start_newerData_saysSoAndChangesNothing() throws Exception {
    Path data = folder.resolve("authority");
    AuthorityProgram.start(TestAuthority.options(data), Clock.systemUTC()).close();
    owner(
        data,
        "insert into \"flyway_schema_history\" values (99, '99', 'later', 'SQL', 'V99__later.sql',"
            + " 1, 'owner', now(), 1, true)");

    assertFails("newer version", "--port", "0", "--data", data.toString());
  }

  @Test
  void start_folderInUse_saysSo() throws Exception {
    Path data = folder.resolve("authority");
    AuthorityProgram.start(TestAuthority.options(data), Clock.systemUTC()).close();
    try (FileChannel held =
            FileChannel.open(data.resolve("authority.mv.db"), StandardOpenOption.WRITE);
        FileLock lock = held.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertFails("already works", "--port", "0", "--data", data.toString());
    }
  }

  @Test
  void start_clockSetBack_saysSo() throws Exception {
    Path data = folder.resolve("authority");
    try (AuthorityProgram running =
        AuthorityProgram.start(TestAuthority.options(data), Clock.systemUTC())) {
      assertThat(running.bean(StatusOffice.class).current()).isNotEmpty();
    }
    InstantSource back = () -> Clock.systemUTC().instant().minus(Duration.ofHours(1));

    assertThatThrownBy(() -> AuthorityProgram.start(TestAuthority.options(data), back))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("clock");
  }

  @Test
  void start_tornKey_saysWhichFile() throws Exception {
    Path data = folder.resolve("authority");
    AuthorityProgram.start(TestAuthority.options(data), Clock.systemUTC()).close();
    Files.writeString(data.resolve("identity.jwk"), "{\"kty\":\"OKP\"");

    assertFails("identity.jwk", "--port", "0", "--data", data.toString());
  }

  @Test
  @DisplayName("CN-04: with an empty notice field nobody can consent")
  void start_blankController_refusesConsents() throws Exception {
    AuthorityOptions options = TestAuthority.options(folder.resolve("authority"));
    options.controllerName = " ";
    try (TestAuthority authority = new TestAuthority(options)) {
      assertThat(authority.call("/gateway/notice", new NoticeQuery("en")).status()).isEqualTo(422);
    }
  }

  @Test
  @DisplayName("ST-08, ST-12: silence is expiry; all state is there after a restart")
  void expire_afterTheEnd_isRecordedAndSurvivesARestart() throws Exception {
    Path data = folder.resolve("authority");
    ConsentGrant grant;
    try (TestAuthority authority = new TestAuthority(TestAuthority.options(data))) {
      ConsentIssued issued = authority.consent();
      grant = new JwsGrantVerifier(authority.key()).verify(issued.grant());
      ConsentLedger ledger = authority.program.bean(ConsentLedger.class);
      assertThat(ledger.expire(grant.expires().minusSeconds(1))).isZero();
      assertThat(ledger.expire(grant.expires())).isEqualTo(1);
      assertThat(ledger.expire(grant.expires())).isZero();
    }
    try (AuthorityProgram again =
        AuthorityProgram.start(TestAuthority.options(data), Clock.systemUTC())) {
      assertThat(again.bean(ConsentQueries.class).byGrant(grant.id()).orElseThrow().state())
          .isEqualTo(EventKind.EXPIRED);
    }
  }

  @Test
  @DisplayName("CN-14: no cookie of an earlier start counts, signed out or not")
  void start_again_endsEverySession() throws Exception {
    Path data = folder.resolve("authority");
    Office signedOut;
    Office goneHome;
    Identity gateway;
    try (TestAuthority authority = new TestAuthority(TestAuthority.options(data))) {
      gateway = authority.gateway;
      signedOut = Office.signIn(authority);
      goneHome = Office.signIn(authority);
      signedOut.submit("/sign-out", Map.of());
      assertThat(goneHome.open("/tickets").statusCode()).isEqualTo(200);
    }
    try (TestAuthority again = new TestAuthority(TestAuthority.options(data), gateway)) {
      for (Office before : List.of(signedOut, goneHome)) {
        HttpResponse<String> answer = before.at(again).open("/tickets");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
      }
      assertThat(Office.signIn(again).open("/tickets").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void statusList_acrossTimeAndRestart_neverGoesBackAndKeepsItsAddress() throws Exception {
    Path data = folder.resolve("authority");
    StatusList first;
    StatusList later;
    try (TestAuthority authority = new TestAuthority(TestAuthority.options(data))) {
      JwsStatusListVerifier verifier = new JwsStatusListVerifier(authority.key());
      StatusOffice office = authority.program.bean(StatusOffice.class);
      first = verifier.verify(office.current());
      assertThat(verifier.verify(office.current()).issued()).isEqualTo(first.issued());
      authority.passes(Duration.ofSeconds(301));
      later = verifier.verify(office.current());
      authority.passes(Duration.ofSeconds(-200));
      assertThat(verifier.verify(office.current()).issued()).isEqualTo(later.issued());
    }
    InstantSource ahead = () -> Clock.systemUTC().instant().plus(Duration.ofHours(1));
    try (AuthorityProgram again = AuthorityProgram.start(TestAuthority.options(data), ahead)) {
      JwsStatusListVerifier verifier =
          new JwsStatusListVerifier(again.bean(Identity.class).verificationKey());
      StatusList restarted = verifier.verify(again.bean(StatusOffice.class).current());
      assertThat(restarted.uri()).isEqualTo(first.uri());
      assertThat(restarted.issued()).isAfter(later.issued());
    }
    assertThat(later.issued()).isAfter(first.issued());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update consent_event set kind = 'EXPIRED'",
        "delete from consent_event",
        "truncate table consent_event",
        "drop table consent_event",
        "update consent set expires = dateadd(day, 1, expires)",
        "delete from consent",
        "delete from certificate",
        "update notice set content = ''",
        "alter table consent_event add column note varchar(9)",
        "grant delete on consent_event to consent_app"
      })
  @DisplayName("ST-08: the program can add to the record, never change or remove")
  void record_changeOrRemoval_isImpossible(String sql) throws Exception {
    Path data = folder.resolve("authority");
    try (TestAuthority authority = new TestAuthority(TestAuthority.options(data))) {
      authority.consent();
      Database database = authority.program.bean(Database.class);

      assertThatThrownBy(
              () ->
                  database.transact(
                      connection -> {
                        try (Statement statement = connection.createStatement()) {
                          return statement.executeUpdate(sql);
                        }
                      }))
          .isInstanceOf(StorageException.class);

      assertThat(authority.program.bean(ConsentQueries.class).latest(9)).hasSize(1);
    }
  }

  private static void owner(Path data, String sql) throws Exception {
    String url = "jdbc:h2:file:" + data.resolve("authority");
    try (Connection connection = DriverManager.getConnection(url, "owner", "");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static void assertFails(String hint, String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine(Clock.systemUTC()).setErr(new PrintWriter(err));

    int status = line.execute(arguments);

    assertThat(status).isEqualTo(1);
    assertThat(err.toString().strip()).contains(hint).doesNotContain("\n").doesNotContain("\tat ");
  }
}
