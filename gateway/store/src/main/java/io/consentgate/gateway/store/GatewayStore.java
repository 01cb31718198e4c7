package io.consentgate.gateway.store;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.gateway.biometric.ReferenceStore;
import io.consentgate.gateway.store.custody.HeldKeys;
import io.consentgate.gateway.store.custody.HeldResult;
import io.consentgate.gateway.store.custody.SealedReferenceStore;
import io.consentgate.gateway.store.entry.EntryStore;
import io.consentgate.gateway.store.journal.ErasureBook;
import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.gateway.store.keyring.FileKeyRing;
import io.consentgate.gateway.store.keyring.RingState;
import io.consentgate.gateway.store.keyring.RootKind;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.withdrawal.KeyRing;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Everything a gateway keeps, in one folder that one process holds: {@code journal.mv.db}, {@code
 * entry.mv.db} with its {@code entry.log}, the shards {@code keyring/ring.*} and their root slot
 * {@code keyring/root.a} or {@code root.b}.
 */
public final class GatewayStore implements AutoCloseable {

  /** What to do about a key ring that cannot be read. */
  public enum LostKeys {
    /** Leave it as it is; no reference opens until it is put back. */
    KEEP,
    /** The operator gave it up: set it aside and begin an empty one. */
    ACCEPT
  }

  private final DataFolder folder;
  private final EntryStore entries;
  private final Journal journal;
  private final FileKeyRing ring;
  private final ReferenceStore references;

  private GatewayStore(
      DataFolder folder,
      EntryStore entries,
      Journal journal,
      FileKeyRing ring,
      InstantSource clock) {
    this.folder = folder;
    this.entries = entries;
    this.journal = journal;
    this.ring = ring;
    references = new SealedReferenceStore(journal.references(), ring, clock, new SecureRandom());
  }

  /**
   * Opens the store of a folder, which is made if it is not there.
   *
   * @param dataFolder the gateway's data folder
   * @param root what the key ring's root slot is sealed under
   * @param lostKeys what to do about a key ring that cannot be read
   * @param clock for expiry, and for the names of files set aside
   * @throws StoreUnavailableException with the next step, if it cannot be opened
   */
  public static GatewayStore open(
      Path dataFolder, RootSource root, LostKeys lostKeys, InstantSource clock) {
    try (Opened opened = new Opened()) {
      DataFolder folder = opened.add(DataFolder.take(dataFolder));
      EntryStore entries = opened.add(EntryStore.open(dataFolder, Journal.file(dataFolder)));
      Journal journal = opened.add(Journal.open(dataFolder));
      FileKeyRing ring =
          FileKeyRing.open(
              dataFolder.resolve("keyring"), root, new SecureRandom(), journal.hasEnrolments());
      if (lostKeys == LostKeys.ACCEPT) {
        ring.acceptLostKeys(clock.instant());
      }
      DataFolder.settle(dataFolder);
      opened.keep();
      return new GatewayStore(folder, entries, journal, ring, clock);
    }
  }

  /** Returns tickets, entries and tries. */
  public EntryStore entries() {
    return entries;
  }

  /** Returns consents and their ends. */
  public Journal journal() {
    return journal;
  }

  /** Returns the erasures. */
  public ErasureBook erasures() {
    return journal.erasures(entries::forgetAttempts);
  }

  /** Returns the audit trail. */
  public GatewayAudit audit() {
    return new GatewayAudit(entries, journal.audit());
  }

  /** Returns the custody of references. */
  public ReferenceStore references() {
    return references;
  }

  /**
   * Asks for the right to keep references under custody {@code HELD}.
   *
   * @param pack the policy pack in force
   */
  public HeldResult heldKeys(PolicyPack pack) {
    return HeldKeys.of(pack, ring);
  }

  /** Returns the key ring, as far as the end of a consent goes. */
  public KeyRing keyRing() {
    return ring;
  }

  /** Returns the check that runs before a certificate is signed. */
  public ResidueCheck residueCheck() {
    return new StoreResidueCheck(ring, journal);
  }

  /** Returns what the key ring's root slot is sealed under. */
  public RootKind rootKind() {
    return ring.rootKind();
  }

  /** Returns which copies an erasure here reaches. */
  public ErasureReach erasureReach() {
    return rootKind().isCopyable() ? ErasureReach.THIS_MACHINE : ErasureReach.EVERY_COPY;
  }

  /** Tells whether the key ring can be read. */
  public RingState ringState() {
    return ring.state();
  }

  /** Returns how many references can be opened here with their passes. */
  public int standingReferences() {
    return switch (ring.state()) {
      case RingState.Open(int halves) -> halves;
      case RingState.Unreadable(_) -> 0;
    };
  }

  @Override
  public void close() {
    ring.close();
    journal.close();
    entries.close();
    folder.close();
  }
}
