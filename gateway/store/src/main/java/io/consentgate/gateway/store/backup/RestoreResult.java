package io.consentgate.gateway.store.backup;

/** What came of a restore. */
public sealed interface RestoreResult {

  /**
   * The journal is in place.
   *
   * @param references how many references can be opened with their passes
   * @param ended how many consents of the backup have ended, since their key is gone
   * @param tickets how many tickets nobody but the backup knew
   */
  record Restored(int references, int ended, int tickets) implements RestoreResult {}

  /**
   * The present journal is missing or damaged, so nobody knows which entries were taken since the
   * backup. Somebody has to say what they count as; nothing was changed.
   */
  record EntriesUnknown() implements RestoreResult {}
}
