package io.consentgate.gateway.store.database;

import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.disk.DurableFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database of a data folder.
 *
 * @param folder where its file lies
 * @param name the file's name without its ending
 * @param migrations where its form is described, version by version
 * @param tables all that it holds
 * @param remedy what helps where it is damaged
 */
public record DatabaseFile(
    Path folder, String name, String migrations, List<String> tables, String remedy) {

  /**
   * Closed by us alone; no trace file, which could hold what was written; as many statements stay
   * parsed as a passage uses, which H2's own 8 are not; one megabyte of pages kept, since those
   * that H2 would keep of the heap make each collection of garbage long.
   */
  private static final String OPENING =
      ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;QUERY_CACHE_SIZE=64"
          + ";CACHE_SIZE=1024";

  static {
    CheckedPath.register();
  }

  /** Keeps the tables to itself. */
  public DatabaseFile {
    tables = List.copyOf(tables);
  }

  /** Tells whether there is a file to open. */
  public boolean exists() {
    return Files.exists(path());
  }

  /** Returns H2's address of the database {@code name} in a folder, as every program opens it. */
  public static String address(Path folder, String name) {
    return "jdbc:h2:checked:" + folder.toAbsolutePath().resolve(name);
  }

  /**
   * Opens it, makes it if it is not there, brings it to this version's form, and reads it through.
   *
   * @param changes what is on the disk elsewhere and has to be applied first
   * @throws StoreUnavailableException if it cannot be opened or is damaged
   */
  public Database open(Changes changes) {
    try {
      makeIfMissing();
      PlainFile.addChecks(path());
      LatestState.require(path());
      renewIfOlder();
      return opened(source(), changes);
    } catch (IOException | SQLException | RuntimeException e) {
      throw new StoreUnavailableException(
          "The file " + name + ".mv.db cannot be opened; it is damaged, or the disk is full.",
          "See that the disk is neither full nor read-only; else " + remedy,
          e);
    }
  }

  /** Opens an empty database of the same form in memory, which ends with this program. */
  public Database standIn() {
    String address = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    JdbcDataSource memory = source(address);
    try {
      flyway(memory).migrate();
      return opened(memory, Changes.NONE);
    } catch (SQLException e) {
      throw new IllegalStateException("memory takes an empty database", e);
    }
  }

  /** Tells whether a database could not be opened only because another program holds it. */
  public static boolean isHeldElsewhere(StoreUnavailableException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e
          && e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        return true;
      }
    }
    return false;
  }

  /** Beside, and then in place: begun and cut off it would look like one that is damaged. */
  private void makeIfMissing() throws IOException {
    if (exists()) {
      return;
    }
    DatabaseFile beside = beside();
    Files.deleteIfExists(beside.path());
    beside.bringToThisForm();
    Files.move(beside.path(), path(), StandardCopyOption.ATOMIC_MOVE);
    DurableFolders.sync(folder);
  }

  /** In a copy, and then in place: a change that was cut off might not be done a second time. */
  private void renewIfOlder() throws IOException, SQLException {
    Replacement replacement = new Replacement(path(), _ -> {});
    DatabaseFile beside = beside();
    replacement.clear(beside.path());
    if (isOfThisForm()) {
      return;
    }
    Files.copy(path(), beside.path());
    beside.bringToThisForm();
    replacement.put(beside.path());
  }

  /** Opens it once for both questions. */
  private boolean isOfThisForm() throws SQLException {
    try (Connection _ = source().getConnection()) {
      Flyway flyway = flyway(source());
      if (flyway.info().pending().length > 0) {
        return false;
      }
      flyway.validate();
      return true;
    }
  }

  private void bringToThisForm() throws IOException {
    flyway(source()).migrate();
    try (FileChannel made = FileChannel.open(path(), StandardOpenOption.WRITE)) {
      made.force(true);
    }
  }

  private DatabaseFile beside() {
    return new DatabaseFile(folder, name + ".new", migrations, tables, remedy);
  }

  private Database opened(JdbcDataSource source, Changes changes) throws SQLException {
    Database database = new Database(source::getConnection, changes);
    try {
      database.durably(this::readEverything);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Connects to the database in whatever form it has; the caller closes the connection.
   *
   * @throws SQLException if it cannot be opened
   */
  public Connection connectAsItIs() throws SQLException {
    try {
      PlainFile.addChecks(path());
    } catch (IOException e) {
      throw new SQLException("the file cannot be written", e);
    }
    return source().getConnection();
  }

  private Path path() {
    return folder.resolve(name + ".mv.db");
  }

  private JdbcDataSource source() {
    return source(address(folder, name) + OPENING);
  }

  private static JdbcDataSource source(String address) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(address);
    source.setUser("sa");
    source.setPassword("");
    return source;
  }

  /**
   * With connections of its own that are closed afterwards: H2 ties a check constraint to the
   * session that made it until the database is closed.
   */
  private Flyway flyway(JdbcDataSource source) {
    return Flyway.configure().dataSource(source).locations(migrations).cleanDisabled(true).load();
  }

  /**
   * Damage shows when a page is read; better now than at the door. Row by row: a whole table would
   * not fit into memory, and H2 would write what it read to the disk a second time.
   */
  private int readEverything(Connection connection) throws SQLException {
    int rows = 0;
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LAZY_QUERY_EXECUTION TRUE");
      for (String table : tables) {
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
          while (row.next()) {
            rows++;
          }
        }
      }
      statement.execute("SET LAZY_QUERY_EXECUTION FALSE");
    }
    return rows;
  }
}
