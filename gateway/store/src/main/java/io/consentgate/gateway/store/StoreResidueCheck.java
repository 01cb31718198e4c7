package io.consentgate.gateway.store;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.consent.GrantLedger;
import io.consentgate.gateway.store.journal.Journal;
import io.consentgate.gateway.store.keyring.FileKeyRing;
import io.consentgate.gateway.store.keyring.RingResidue;
import io.consentgate.gateway.withdrawal.ResidueCheck;
import java.time.Instant;
import java.util.List;

/** Looks in the key ring's files, in memory and in the database for what must be gone. */
final class StoreResidueCheck implements ResidueCheck {

  private final FileKeyRing ring;
  private final Journal journal;
  private final GrantLedger grants;

  StoreResidueCheck(FileKeyRing ring, Journal journal) {
    this.ring = ring;
    this.journal = journal;
    grants = journal.grants();
  }

  @Override
  public List<ResidueFinding> check(GrantId grant) {
    Instant issued = grants.find(grant).map(kept -> kept.grant().issued()).orElse(Instant.EPOCH);
    RingResidue found = ring.residue(grant, issued);
    return List.of(
        new ResidueFinding("key-ring-readable", found.readable()),
        new ResidueFinding("key-half-in-ring", !found.halfHeld()),
        new ResidueFinding("superseded-root-slot", !found.otherSlots()),
        new ResidueFinding("superseded-key-ring-file", !found.formerShard()),
        new ResidueFinding("unfinished-key-ring-file", !found.temporaryFiles()),
        new ResidueFinding("key-ring-set-aside", !found.setAside()),
        new ResidueFinding("sealed-reference-row", !journal.holdsReference(grant)));
  }
}
