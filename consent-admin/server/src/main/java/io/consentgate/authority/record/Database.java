package io.consentgate.authority.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The one embedded database of the authority. Every call is one transaction, and calls come one
 * after the other; what a call wrote is on disk when it returns.
 */
public final class Database implements AutoCloseable {
  private static final String NAME = "authority";

  /**
   * On disk before an answer is given; closed by us alone; no trace file, which could hold data.
   */
  private static final String OPENING =
      ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  /**
   * What runs inside a transaction.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Work<T> {
    /** Reads and writes. */
    T run(Connection connection) throws SQLException;
  }

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens the database, made at first start and brought up to date.
   *
   * @param folder made with mode 0700 if it is not there
   * @throws DataFolderException if it is read-only, in use, of a newer version or damaged
   */
  public static Database open(Path folder) throws DataFolderException {
    Path whole = folder.toAbsolutePath().normalize();
    prepare(whole);
    String url = "jdbc:h2:file:" + whole.resolve(NAME);
    JdbcDataSource owner = dataSource(url + OPENING, "owner");
    try (Connection _ = owner.getConnection()) {
      // The first connection is held so that the database is opened once, not three times.
      migrate(whole, owner);
      Connection connection = dataSource(url, "consent_app").getConnection();
      connection.setAutoCommit(false);
      return new Database(connection);
    } catch (FlywayException | SQLException e) {
      throw explained(whole, e);
    }
  }

  /**
   * Does work in one transaction.
   *
   * @throws StorageException if it fails; then nothing was changed
   */
  public synchronized <T> T transact(Work<T> work) {
    try {
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      rollBack();
      throw new StorageException(e);
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private static void prepare(Path folder) throws DataFolderException {
    if (folder.toString().indexOf(';') >= 0) {
      throw new DataFolderException("The data folder's name must not have a semicolon in it.");
    }
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.delete(Files.createTempFile(folder, ".writable", ""));
    } catch (IOException e) {
      throw new DataFolderException(
          "The data folder "
              + folder
              + " cannot be written to. Give this account write access, make room on the disk, or"
              + " name another folder with --data.",
          e);
    }
  }

  private static JdbcDataSource dataSource(String url, String user) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword("");
    return source;
  }

  private static void migrate(Path folder, JdbcDataSource owner) throws DataFolderException {
    Flyway flyway =
        Flyway.configure()
            .dataSource(owner)
            .locations("classpath:db/authority")
            .loggers("slf4j")
            .load();
    boolean newer =
        Arrays.stream(flyway.info().all())
            .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
    if (newer) {
      throw new DataFolderException(
          "The data folder "
              + folder
              + " was written by a newer version. Start that version, or name another folder with"
              + " --data. Nothing was changed.");
    }
    flyway.migrate();
  }

  private static DataFolderException explained(Path folder, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        return new DataFolderException(
            "Another authority already works in "
                + folder
                + ". End it first, or name another folder with --data.",
            e);
      }
    }
    return new DataFolderException(
        "The database in "
            + folder
            + " cannot be opened. Put it back from a backup, or name another folder with --data."
            + " Nothing was changed.",
        e);
  }
}
