package io.consentgate.evaluation.residue;

import io.consentgate.evaluation.residue.FileScan.Seen;
import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.gateway.store.keyring.RingResidue;

/** Says how bad it is that something lies where it was seen. */
@FunctionalInterface
interface Grading {

  /** Exact secrets have no business anywhere. */
  Grading OF_SECRETS = (_, seen) -> new Finding(Grade.FOUND, "", seen.what());

  /** Grades what was seen; the place is filled in by the caller. */
  Finding of(Place.Kind kind, Seen seen);

  /** Grades what is left of a grant that has ended. */
  static Grading ofEnded(RingResidue ring) {
    return (kind, seen) -> seen.what().equals(FileScan.SEALED) ? ofSealed(ring) : ofId(kind, seen);
  }

  /** Grades a sealed reference of a grant that has ended. */
  static Finding ofSealed(RingResidue ring) {
    if (!ring.readable()) {
      return stale(FileScan.SEALED + "; opens only if the key ring still has its half");
    }
    return ring.halfHeld()
        ? new Finding(Grade.FOUND, "", FileScan.SEALED + ", and the key ring has its half")
        : stale(FileScan.SEALED + "; opens nothing, its key half is gone");
  }

  private static Finding ofId(Place.Kind kind, Seen seen) {
    String file = String.valueOf(seen.file().getFileName());
    boolean isRecord = file.equals(Journal.FILE) || seen.entry().equals(Journal.FILE);
    if (isRecord || kind == Place.Kind.BACKUP) {
      return new Finding(
          Grade.EXPECTED, "", seen.what() + ", as consent record and certificate keep it");
    }
    if (String.valueOf(seen.file().getParent()).endsWith("keyring")) {
      return new Finding(
          Grade.FOUND, "", seen.what() + ", readable in the key ring's folder: remove that file");
    }
    return stale(seen.what() + "; opens nothing");
  }

  private static Finding stale(String what) {
    return new Finding(Grade.STALE, "", what);
  }
}
