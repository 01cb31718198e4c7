package io.consentgate.gateway.store.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Changes that are on the disk elsewhere before the database has them. Every piece of work on the
 * database finds them applied. All calls come from one thread at a time.
 */
public interface Changes {

  /** None, ever. */
  Changes NONE =
      new Changes() {
        @Override
        public void opened(Connection connection) {}

        @Override
        public boolean areApplied() {
          return true;
        }

        @Override
        public void applyTo(Connection connection) {}

        @Override
        public void applied() {}

        @Override
        public boolean areUrgent() {
          return false;
        }

        @Override
        public void onDisk() {}
      };

  /** The database was opened, perhaps at an earlier state than it was left in. */
  void opened(Connection connection) throws SQLException;

  /** Tells whether the database has them all. */
  boolean areApplied();

  /** Applies those that the database does not have, in its present transaction. */
  void applyTo(Connection connection) throws SQLException;

  /** That transaction is committed. */
  void applied();

  /** Tells whether the database should be brought to the disk before there are more. */
  boolean areUrgent();

  /** Whatever was applied is on the disk in the database now. */
  void onDisk();
}
