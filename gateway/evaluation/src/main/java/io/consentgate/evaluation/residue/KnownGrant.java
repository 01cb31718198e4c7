package io.consentgate.evaluation.residue;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a gateway's database says of one grant. */
public final class KnownGrant {

  private static final int TRIES = 3;

  private final GrantRecord record;
  private final Optional<byte[]> row;
  private final boolean isCertified;

  private KnownGrant(GrantRecord record, Optional<byte[]> row, boolean isCertified) {
    this.record = record;
    this.row = row;
    this.isCertified = isCertified;
  }

  /**
   * Looks into a copy of the database, which goes afterwards; the gateway may run.
   *
   * @param gateway the gateway's data folder
   * @param grant which grant
   * @return what is known; empty if the grant is not
   * @throws ProgramException if the database cannot be read
   */
  public static Optional<KnownGrant> read(Path gateway, GrantId grant) throws ProgramException {
    Optional<StoreUnavailableException> failure = Optional.empty();
    try {
      for (int i = 0; i < TRIES; i++) {
        Path copy = Files.createTempDirectory(gateway, "residue-");
        try {
          Files.copy(gateway.resolve(Journal.FILE), copy.resolve(Journal.FILE));
          return readCopy(copy, grant);
        } catch (StoreUnavailableException e) {
          // A copy that was taken in the middle of a write; the next one is whole.
          failure = Optional.of(e);
        } finally {
          delete(copy);
        }
      }
    } catch (IOException e) {
      throw new ProgramException(
          "%s in %s cannot be copied beside itself. Run this as the user that the gateway runs as, and see that the disk has room."
              .formatted(Journal.FILE, gateway),
          e);
    }
    throw new ProgramException(
        "%s in %s cannot be read, so nobody can tell what became of the grant. Restore a backup (./consentgate restore), then try again."
            .formatted(Journal.FILE, gateway),
        failure.orElseThrow());
  }

  /** Tells whether the consent still stands. */
  public boolean isStanding() {
    return record.state() == GrantState.STANDING;
  }

  /** Tells whether its erasure has a certificate. */
  public boolean isCertified() {
    return isCertified;
  }

  /** Returns when the grant was issued. */
  public Instant issued() {
    return record.grant().issued();
  }

  /** Returns the grant's id. */
  public GrantId id() {
    return record.grant().id();
  }

  /** Returns its sealed reference, if the database has the row. */
  Optional<byte[]> row() {
    return row.map(byte[]::clone);
  }

  private static Optional<KnownGrant> readCopy(Path copy, GrantId grant) {
    try (Journal journal = Journal.openWhole(copy)) {
      Optional<byte[]> row = journal.references().find(grant, Instant.EPOCH);
      boolean isCertified = journal.erasures(_ -> {}).certificate(grant).isPresent();
      return journal.grants().find(grant).map(record -> new KnownGrant(record, row, isCertified));
    }
  }

  private static void delete(Path copy) throws IOException {
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
