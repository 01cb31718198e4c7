package io.consentgate.authority.record;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.function.IntFunction;

/** Consents and their events. Nothing in it is ever changed or removed; events are added. */
@Singleton
public final class ConsentLedger {
  private final Database database;

  /** Makes a ledger over a database. */
  public ConsentLedger(Database database) {
    this.database = database;
  }

  /**
   * Records a consent with its {@link EventKind#GIVEN}, at a status position that no other consent
   * ever had or will have.
   *
   * @param consent makes what is recorded, once the status position is known
   */
  public NewConsent give(IntFunction<NewConsent> consent) {
    return database.transact(
        connection -> {
          NewConsent given = consent.apply(nextStatusIndex(connection));
          insert(connection, given);
          append(
              connection,
              new Event(given.grant().id(), EventKind.GIVEN, Origin.GATEWAY, ""),
              given.grant().issued());
          return given;
        });
  }

  /**
   * Adds an event, unless the consent has it already.
   *
   * @return whether it was added
   */
  public boolean add(Event event, Instant at) {
    return database.transact(
        connection -> {
          if (has(connection, event.grant(), event.kind())) {
            return false;
          }
          append(connection, event, at);
          return true;
        });
  }

  /** Adds {@link EventKind#EXPIRED} to every consent whose time is over; returns how many. */
  public int expire(Instant now) {
    String sql =
        """
        insert into consent_event (grant_id, kind, origin, at, evidence)
        select c.grant_id, 'EXPIRED', 'TIMER', ?, '' from consent c
        where c.expires <= ? and not exists (
          select 1 from consent_event e where e.grant_id = c.grant_id
          and e.kind in ('WITHDRAWN', 'EXPIRED', 'ERASED'))
        """;
    return database.transact(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
          }
        });
  }

  /** Returns the positions of all grants that were withdrawn or erased. */
  public BitSet invalid() {
    String sql =
        """
        select c.status_index from consent c where exists (
          select 1 from consent_event e where e.grant_id = c.grant_id
          and e.kind in ('WITHDRAWN', 'ERASED'))
        """;
    return database.transact(
        connection -> {
          BitSet bits = new BitSet();
          try (PreparedStatement statement = connection.prepareStatement(sql);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              bits.set(rows.getInt(1));
            }
          }
          return bits;
        });
  }

  /** Returns the number of status positions given out so far. */
  public int positions() {
    return database.transact(ConsentLedger::nextStatusIndex);
  }

  private static int nextStatusIndex(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select coalesce(max(status_index), -1) + 1 from consent");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void insert(Connection connection, NewConsent consent) throws SQLException {
    String sql =
        """
        insert into consent (grant_id, principal, gateway, purpose, custody, model_set,
          notice_hash, language, choice_order, status_index, issued, expires, receipt_id,
          withdrawal_code_hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    ConsentGrant grant = consent.grant();
    Object[] values = {
      grant.id().value(),
      grant.principal().value(),
      grant.terms().gateway().value(),
      grant.terms().purpose().name(),
      grant.terms().custody().name(),
      grant.terms().modelSet().value(),
      grant.terms().notice().hex(),
      consent.language(),
      consent.choiceOrder(),
      grant.status().index(),
      grant.issued().atOffset(ZoneOffset.UTC),
      grant.expires().atOffset(ZoneOffset.UTC),
      consent.receiptId(),
      consent.withdrawalCodeHash()
    };
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static boolean has(Connection connection, GrantId grant, EventKind kind)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select 1 from consent_event where grant_id = ? and kind = ?")) {
      statement.setObject(1, grant.value());
      statement.setString(2, kind.name());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void append(Connection connection, Event event, Instant at) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into consent_event (grant_id, kind, origin, at, evidence) values (?, ?, ?, ?, ?)")) {
      statement.setObject(1, event.grant().value());
      statement.setString(2, event.kind().name());
      statement.setString(3, event.origin().name());
      statement.setObject(4, at.atOffset(ZoneOffset.UTC));
      statement.setString(5, event.evidence());
      statement.executeUpdate();
    }
  }
}
