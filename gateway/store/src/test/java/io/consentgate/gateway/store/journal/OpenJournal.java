package io.consentgate.gateway.store.journal;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.withdrawal.Erasure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a folder of its own, with one grant to keep. */
abstract class OpenJournal {

  static final Instant NOW = TestClock.START;
  static final ConsentGrant GRANT = Samples.grant(1, NOW);
  static final GrantId ID = GRANT.id();

  @TempDir Path folder;
  Journal journal;

  @BeforeEach
  void open() {
    journal = Journal.open(folder);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  void keepGrant() {
    journal.grants().keep(GRANT, "jws", Samples.entitlementId(1));
  }

  Optional<Erasure> decide(ErasureCause cause) {
    return erasures().decide(new Erasure(ID, cause, NOW));
  }

  ErasureBook erasures() {
    return journal.erasures(_ -> {});
  }

  void reopen() {
    journal.close();
    journal = Journal.open(folder);
  }
}
