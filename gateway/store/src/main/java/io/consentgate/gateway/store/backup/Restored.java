package io.consentgate.gateway.store.backup;

/**
 * What came of a restore.
 *
 * @param references how many references can be opened with their passes
 * @param ended how many consents of the backup have ended, since their key is gone
 */
public record Restored(int references, int ended) {}
