package io.consentgate.gateway.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.consent.ClockMark;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import org.junit.jupiter.api.DisplayName;
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
  @DisplayName("ST-22: three tries, then 30 s, also after a restart; a match clears the count")
  void begin_threeTimes_waitsThirtySeconds() {
    keepGrant();
    for (int i = 0; i < 2; i++) {
      journal.attempts().begin(ID, NOW);
      assertThat(journal.attempts().waitUntil(ID)).isEqualTo(Instant.EPOCH);
    }
    journal.audit().append(SHUT);
    reopen();
    journal.attempts().begin(ID, NOW);

    assertThat(journal.attempts().waitUntil(ID)).isEqualTo(NOW.plusSeconds(30));
    reopen();
    assertThat(journal.attempts().waitUntil(ID)).isEqualTo(NOW.plusSeconds(30));

    journal.attempts().begin(ID, NOW.plusSeconds(40));
    assertThat(journal.attempts().waitUntil(ID)).isEqualTo(Instant.EPOCH);
    journal.attempts().clear(ID);
    journal.attempts().begin(ID, NOW);
    journal.attempts().begin(ID, NOW);
    assertThat(journal.attempts().waitUntil(ID)).isEqualTo(Instant.EPOCH);
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
  void store_clockMark_neverGoesBack() {
    assertThat(journal.clockMark().load()).isEqualTo(ClockMark.Seen.NOTHING);

    journal.clockMark().store(new ClockMark.Seen(NOW.plusNanos(123), NOW.minusSeconds(9)));
    journal.clockMark().store(new ClockMark.Seen(NOW.minusSeconds(1), NOW.minusSeconds(5)));

    reopen();
    assertThat(journal.clockMark().load())
        .isEqualTo(new ClockMark.Seen(NOW.plusNanos(123), NOW.minusSeconds(5)));
  }

  @Test
  void lower_clockMark_goesBackAndIsWrittenDownWithIt() {
    Instant far = NOW.plus(Duration.ofDays(4000));
    journal.clockMark().store(new ClockMark.Seen(far, NOW));

    assertThat(journal.clockMark().lower(new ClockMark.Seen(NOW, NOW))).isTrue();

    reopen();
    assertThat(journal.clockMark().load()).isEqualTo(new ClockMark.Seen(NOW, NOW));
    assertThat(journal.audit().counts(Instant.EPOCH, far))
        .containsExactly(new AuditRows.Count("CLOCK_LOWERED", "", "", "", 1));
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
  void append_everyKind_isCounted() {
    journal.audit().append(new AuditEvent.Diverted(NOW, Samples.PORTAL, WayIn.FACE, "NOT_MATCHED"));
    journal.audit().append(SHUT);
    journal.audit().append(new AuditEvent.Enrolled(NOW));
    journal.audit().append(new AuditEvent.Erased(NOW, ErasureCause.EXPIRED));

    assertThat(journal.audit().counts(NOW, NOW.plusSeconds(1)))
        .extracting(AuditRows.Count::kind, AuditRows.Count::count)
        .containsExactlyInAnyOrder(
            tuple("DIVERTED", 1L),
            tuple("DID_NOT_OPEN", 1L),
            tuple("ENROLLED", 1L),
            tuple("ERASED", 1L));
    assertThat(journal.audit().counts(NOW.plusSeconds(1), NOW.plusSeconds(2))).isEmpty();
  }
}
