package io.consentgate.gateway.store.backup;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.store.DataFolder;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.journal.ErasureBook;
import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.gateway.store.journal.JournalMerge;
import io.consentgate.gateway.store.keyring.FileKeyRing;
import io.consentgate.gateway.store.keyring.RingState;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.withdrawal.Erasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Puts a backup under the present key ring of a gateway that does not run.
 *
 * <p><b>Restore never revives.</b> The present journal, where it can be read, goes on and takes
 * over only what it does not know ({@link JournalMerge}). A consent that comes out of the backup
 * alone, and whose key half is gone, was ended since: it ends again, with a certificate of its own.
 *
 * <p>All of it happens in a folder beside the present journal, which is replaced in one step at the
 * end; whatever fails before has changed nothing.
 */
public final class GatewayRestore {

  private final Path data;
  private final RootSource root;
  private final InstantSource clock;

  /**
   * Prepares.
   *
   * @param data the gateway's data folder
   * @param root what its key ring is sealed under
   * @param clock the time
   */
  public GatewayRestore(Path data, RootSource root, InstantSource clock) {
    this.data = data;
    this.root = root;
    this.clock = clock;
  }

  /**
   * Restores.
   *
   * @param folder the backup
   * @return what came of it
   * @throws BackupException if the backup may not be used here
   * @throws StoreUnavailableException if the data folder is in use or cannot be written to
   */
  public Restored restore(Path folder) throws BackupException {
    if (!Files.isRegularFile(data.resolve("identity.pub.jwk"))) {
      throw new BackupException(
          data
              + " is no data folder of a gateway. Name it with --data; a backup is of use only"
              + " together with the key ring there.");
    }
    BackupFolder backup = BackupFolder.read(folder, data);
    try (DataFolder _ = DataFolder.take(data);
        FileKeyRing ring = readableRing();
        RestoreBench bench = RestoreBench.lay(data, backup)) {
      return restore(bench, ring);
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "The data folder cannot be written to.",
          "See that its disk has room for the journal three times; nothing was changed.",
          e);
    }
  }

  private Restored restore(RestoreBench bench, FileKeyRing ring)
      throws IOException, BackupException {
    bench.requireReadable();
    boolean isAfresh = !bench.takePresent();
    int ended = 0;
    int standing = 0;
    try (Journal journal = Journal.openWhole(bench.result())) {
      ErasureBook erasures = journal.erasures(_ -> {});
      for (GrantId grant : journal.takeOver(bench.older(), isAfresh)) {
        if (stands(journal, grant) && !ring.holds(grant)) {
          erasures.decide(new Erasure(grant, ErasureCause.WITHDRAWN, clock.instant()));
          ended++;
        }
      }
      for (var grant : journal.standing()) {
        standing += ring.holds(grant.id()) ? 1 : 0;
      }
    }
    bench.putInPlace();
    DataFolder.settle(data);
    return new Restored(standing, ended);
  }

  private static boolean stands(Journal journal, GrantId grant) {
    return journal
        .grants()
        .find(grant)
        .map(each -> each.state() == GrantState.STANDING)
        .orElse(false);
  }

  /** Without the keys nobody can tell what still stands. */
  private FileKeyRing readableRing() throws BackupException {
    FileKeyRing ring = FileKeyRing.open(data.resolve("keyring"), root, new SecureRandom(), true);
    if (ring.state() instanceof RingState.Unreadable(String reason)) {
      ring.close();
      throw new BackupException(reason + " After that, restore again; nothing was changed.");
    }
    return ring;
  }
}
