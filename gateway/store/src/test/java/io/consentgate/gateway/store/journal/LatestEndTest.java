package io.consentgate.gateway.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.consent.ReferenceEnd;
import io.consentgate.gateway.store.database.DatabaseFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("CN-05: the database takes no reference that ends later than the policy pack allows")
final class LatestEndTest extends OpenJournal {

  private static final byte[] SEALED = new byte[145];
  private static final Duration HALF = Duration.ofMinutes(30);
  private static final Instant BY_PACK = NOW.plus(HALF);

  @Test
  void keep_packAllowsLess_endsWithThePack() {
    keepHalf();

    assertThat(journal.references().find(ID, BY_PACK.minusNanos(1))).contains(SEALED);
    assertThat(journal.references().find(ID, BY_PACK)).isEmpty();
  }

  @Test
  void keep_grantEndsBeforeThePack_hasBothEnds() throws Exception {
    Duration pack = Duration.ofDays(30);
    keepGrant();
    journal.references().keep(ID, SEALED, ReferenceEnd.of(GRANT, pack));
    journal.close();

    try (Connection connection = connect();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT expires, latest FROM sealed_reference")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getObject(1, Instant.class)).isEqualTo(GRANT.expires());
      assertThat(row.getObject(2, Instant.class)).isEqualTo(GRANT.issued().plus(pack));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "expires = DATEADD(SECOND, 1, latest) : " + ErrorCode.CHECK_CONSTRAINT_VIOLATED_1,
        "latest = NULL : " + ErrorCode.NULL_NOT_ALLOWED,
        "expires = NULL : " + ErrorCode.NULL_NOT_ALLOWED
      })
  void update_laterThanThePackOrWithoutEnd_isRefused(String change, int error) throws Exception {
    keepHalf();
    journal.close();

    try (Connection connection = connect();
        Statement update = connection.createStatement()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> update.execute("UPDATE sealed_reference SET " + change))
          .satisfies(refused -> assertThat(refused.getErrorCode()).isEqualTo(error));
      assertThat(update.executeUpdate("UPDATE sealed_reference SET expires = latest")).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  @DisplayName("A journal of form 5, also one whose change was cut off: its references are there")
  void open_journalOfFormFive_keepsReferencesAndTheirEnds(int statementsDone) throws Exception {
    journal.close();
    Files.delete(folder.resolve(Journal.FILE));
    formFive();
    change(statementsDone);

    journal = Journal.open(folder);

    assertThat(journal.state()).isEqualTo(new JournalState.Open());
    assertThat(journal.references().find(ID, GRANT.expires().minusNanos(1))).contains(SEALED);
    assertThat(journal.references().find(ID, GRANT.expires())).isEmpty();
    decide(ErasureCause.WITHDRAWN);
    erasures().deleteReference(ID);
    assertThat(journal.holdsReference(ID)).isFalse();
  }

  /** Does the first statements of the change from form 5, and is cut off. */
  private void change(int statements) throws Exception {
    try (InputStream script =
            Journal.class.getResourceAsStream(
                "/io/consentgate/gateway/store/migration/V6__latest_end.sql");
        Connection connection = connect();
        Statement change = connection.createStatement()) {
      List<String> all = Pattern.compile(";\n").splitAsStream(text(script)).toList();
      assertThat(all).hasSize(4);
      for (String each : all.subList(0, statements)) {
        change.execute(each);
      }
    }
  }

  private static String text(@Nullable InputStream script) throws IOException {
    return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8)
        .replaceAll("(?m)^--.*\n", "");
  }

  private void keepHalf() {
    keepGrant();
    journal.references().keep(ID, SEALED, ReferenceEnd.of(GRANT, HALF));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(DatabaseFile.address(folder, "journal"), "sa", "");
  }

  private void formFive() throws SQLException {
    Flyway.configure()
        .dataSource(DatabaseFile.address(folder, "journal"), "sa", "")
        .locations("classpath:io/consentgate/gateway/store/migration")
        .target("5")
        .load()
        .migrate();
    try (Connection connection = connect();
        Statement insert = connection.createStatement()) {
      insert.execute(
          """
          INSERT INTO consent_grant VALUES ('%1$s', '%1$s', 'ENTRY_VERIFICATION', 'SEALED', 'm-1', 'g', '%2$s', 'http://s', 1,
            TIMESTAMP WITH TIME ZONE '%3$s', TIMESTAMP WITH TIME ZONE '%3$s',
            TIMESTAMP WITH TIME ZONE '%4$s', 'j', '%2$s', 'STANDING', TRUE);
          INSERT INTO sealed_reference VALUES ('%1$s', X'%5$s',
            TIMESTAMP WITH TIME ZONE '%3$s', TIMESTAMP WITH TIME ZONE '%4$s');
          """
              .formatted(ID.value(), "0".repeat(64), NOW, GRANT.expires(), "00".repeat(145)));
    }
  }
}
