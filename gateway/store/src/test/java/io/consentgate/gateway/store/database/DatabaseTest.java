package io.consentgate.gateway.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {

  private static final Question<Integer> COUNT =
      new Question<>("SELECT COUNT(*) FROM thing", row -> row.getInt(1));

  @TempDir private Path folder;
  private final AtomicInteger openings = new AtomicInteger();
  private Database database;

  @BeforeEach
  void open() throws SQLException {
    database = new Database(this::connect, Changes.NONE);
    database.durably(connection -> execute(connection, "CREATE TABLE thing(id INT)"));
    database.durably(connection -> execute(connection, "INSERT INTO thing VALUES (1)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void find_databaseClosedItself_opensItAgainAndAnswers() throws SQLException {
    assertThat(database.find(COUNT)).contains(1);

    closeItself();

    assertThat(database.find(COUNT)).contains(1);
    assertThat(openings).hasValue(2);
  }

  @Test
  void find_questionThatIsWrong_isNotAskedTwice() {
    AtomicInteger asked = new AtomicInteger();
    Question<Integer> wrong =
        new Question<>(
            "SELECT id FROM thing",
            row -> {
              asked.incrementAndGet();
              return row.getInt(2);
            });

    assertThatThrownBy(() -> database.find(wrong)).isInstanceOf(StoreUnavailableException.class);

    assertThat(asked).hasValue(1);
    assertThat(openings).hasValue(1);
  }

  @Test
  void beside_databaseClosesItselfMeanwhile_stillReturnsWhatWasDone() {
    AtomicInteger written = new AtomicInteger();

    int done =
        database.beside(
            () -> {
              closeItself();
              return written.incrementAndGet();
            });

    assertThat(done).isEqualTo(1);
    assertThat(database.find(COUNT)).contains(1);
  }

  @Test
  void run_databaseClosesItselfMeanwhile_failsAndDoesNothingTwice() {
    AtomicInteger done = new AtomicInteger();

    assertThatThrownBy(
            () ->
                database.run(
                    connection -> {
                      execute(connection, "INSERT INTO thing VALUES (2)");
                      closeItself();
                      return done.incrementAndGet();
                    }))
        .isInstanceOf(StoreUnavailableException.class);

    assertThat(done).hasValue(1);
    assertThat(database.find(COUNT)).contains(1);
  }

  /** As H2 does when the disk does not take what it writes in the background. */
  private void closeItself() {
    try (Connection other = source().getConnection()) {
      execute(other, "SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    openings.incrementAndGet();
    return source().getConnection();
  }

  private JdbcDataSource source() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("some"));
    source.setUser("sa");
    source.setPassword("");
    return source;
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql) ? 1 : 0;
    }
  }
}
