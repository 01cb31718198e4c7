package io.consentgate.authority.record;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one embedded database of the authority. Every call is one transaction, and calls come one
 * after the other; what a call wrote is on disk when it returns.
 */
public final class Database implements AutoCloseable {
  /** Name of the database in its folder. */
  static final String NAME = "authority";

  /** Less than this leaves no room for a day's records. */
  private static final long ROOM_BYTES = 2L << 20;

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

  /** Opens a connection, and the database behind it where it is not open. */
  @FunctionalInterface
  private interface Opening {
    Connection open() throws SQLException;
  }

  private final Opening opening;
  private @Nullable Connection connection;
  private boolean isClosed;

  private Database(Opening opening) throws SQLException {
    this.opening = opening;
    connected();
  }

  /**
   * Opens the database, made at first start and brought up to date.
   *
   * @param folder made with mode 0700 if it is not there
   * @throws DataFolderException if it is read-only, full, in use, of a newer version or damaged
   */
  public static Database open(Path folder) throws DataFolderException {
    Path whole = folder.toAbsolutePath().normalize();
    prepare(whole);
    if (EarlierUse.of(whole).isOfNewerVersion()) {
      throw new DataFolderException(
          "The data folder "
              + whole
              + " was written by a newer version. Start that version, or name another folder with"
              + " --data. Nothing was changed.");
    }
    String url = url(whole);
    JdbcDataSource owner = dataSource(url + OPENING, "owner");
    try (Connection _ = owner.getConnection()) {
      // The first connection is held so that the database is opened once, not three times.
      flyway(owner).migrate();
      return new Database(() -> reopened(owner, dataSource(url, "consent_app")));
    } catch (FlywayException | SQLException e) {
      throw explained(whole, e);
    }
  }

  /**
   * Does work in one transaction.
   *
   * @throws StorageException if it fails or this is closed; then nothing was changed
   */
  public synchronized <T> T transact(Work<T> work) {
    try {
      Connection current = connected();
      T result = worked(current, work);
      commit(current);
      return result;
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        throw new StorageException(e);
      }
    }
  }

  private Connection connected() throws SQLException {
    if (isClosed) {
      // Whoever comes late must not take the file from the next one who opens it.
      throw new SQLException("the database is closed", null, ErrorCode.DATABASE_IS_CLOSED);
    }
    Connection current = connection;
    if (current == null) {
      current = opening.open();
      current.setAutoCommit(false);
      connection = current;
    }
    return current;
  }

  /** The settings of {@link #OPENING} are the owner's to give, each time the database is opened. */
  private static Connection reopened(JdbcDataSource owner, JdbcDataSource app) throws SQLException {
    try (Connection _ = owner.getConnection()) {
      return app.getConnection();
    }
  }

  private <T> T worked(Connection current, Work<T> work) throws SQLException {
    try {
      return work.run(current);
    } catch (SQLException | RuntimeException e) {
      try {
        current.rollback();
      } catch (SQLException _) {
        letGo(current);
      }
      throw e;
    }
  }

  private void commit(Connection current) throws SQLException {
    try {
      current.commit();
    } catch (SQLException e) {
      letGo(current);
      throw e;
    }
  }

  /**
   * Gives up a database that could not write, as in a power cut; the next call opens it again from
   * what the disk holds.
   */
  private void letGo(Connection current) {
    connection = null;
    try {
      current.close();
    } catch (SQLException _) {
      // It has closed itself already, which is what was wanted.
      return;
    }
  }

  private static void prepare(Path folder) throws DataFolderException {
    if (folder.toString().indexOf(';') >= 0) {
      throw new DataFolderException("The data folder's name must not have a semicolon in it.");
    }
    try {
      checkRoom(folder);
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

  /** Asked before anything is made: a disk that is full leaves half-made files behind. */
  private static void checkRoom(Path folder) throws IOException, DataFolderException {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    FileStore disk = Files.getFileStore(there);
    if (disk.getTotalSpace() > 0 && disk.getUsableSpace() < ROOM_BYTES) {
      throw new DataFolderException(
          "The disk of the data folder "
              + folder
              + " is full. Make room on it, or name another folder with --data. Nothing was"
              + " changed.");
    }
  }

  /** Returns the database as its owner reads it, for looking at only. */
  static JdbcDataSource readOnly(Path folder) {
    return dataSource(url(folder) + OPENING + ";ACCESS_MODE_DATA=r", "owner");
  }

  private static String url(Path folder) {
    return "jdbc:h2:file:" + folder.toAbsolutePath().resolve(NAME);
  }

  private static JdbcDataSource dataSource(String url, String user) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword("");
    return source;
  }

  static Flyway flyway(JdbcDataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/authority")
        .loggers("slf4j")
        .load();
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
