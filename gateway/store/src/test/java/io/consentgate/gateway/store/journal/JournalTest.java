package io.consentgate.gateway.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.testing.Samples;
import java.time.Instant;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class JournalTest extends OpenJournal {

  @Test
  void find_grantAfterReopening_isAsItWasKept() {
    journal.grants().keep(GRANT, "jws", Samples.entitlementId(9));

    reopen();

    var kept = journal.grants().find(ID).orElseThrow();
    assertThat(kept.grant()).isEqualTo(GRANT);
    assertThat(kept.entitlement()).isEqualTo(Samples.entitlementId(9));
    assertThat(kept.state()).isEqualTo(GrantState.STANDING);
    assertThat(journal.grants().find(Samples.grantId(2))).isEmpty();
  }

  @Test
  void keep_grantTwice_isRefused() {
    journal.grants().keep(GRANT, "jws", Samples.entitlementId(9));

    assertThatIllegalStateException()
        .isThrownBy(() -> journal.grants().keep(GRANT, "jws", Samples.entitlementId(9)));
  }

  @Test
  void consume_enrolment_worksOnce() {
    keepGrant();

    assertThat(journal.hasEnrolments()).isFalse();
    assertThat(journal.enrolments().consume(ID)).isTrue();
    assertThat(journal.enrolments().consume(ID)).isFalse();
    assertThat(journal.enrolments().consume(Samples.grantId(2))).isFalse();
    assertThat(journal.hasEnrolments()).isTrue();
    reopen();
    assertThat(journal.enrolments().consume(ID)).isFalse();
  }

  @Test
  void store_statusMemory_isRemembered() {
    assertThat(journal.statusArchive().load())
        .isEqualTo(new StatusArchive.Memory(Instant.EPOCH, new BitSet()));
    BitSet bits = new BitSet();
    bits.set(3);
    bits.set(100_000);

    journal.statusArchive().store(new StatusArchive.Memory(NOW, bits));

    reopen();
    assertThat(journal.statusArchive().load()).isEqualTo(new StatusArchive.Memory(NOW, bits));
  }

  @Test
  void append_eventsOfConsents_areCounted() {
    journal.audit().append(new AuditEvent.Enrolled(NOW));
    journal.audit().append(new AuditEvent.Erased(NOW, ErasureCause.EXPIRED));

    assertThat(journal.audit().counts(NOW, NOW.plusSeconds(1)))
        .extracting(AuditRows.Count::kind, AuditRows.Count::count)
        .containsExactlyInAnyOrder(tuple("ENROLLED", 1L), tuple("ERASED", 1L));
    assertThat(journal.audit().counts(NOW.plusSeconds(1), NOW.plusSeconds(2))).isEmpty();
  }
}
