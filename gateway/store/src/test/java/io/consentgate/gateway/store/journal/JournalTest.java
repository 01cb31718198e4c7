package io.consentgate.gateway.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.audit.WayIn;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import io.consentgate.gateway.withdrawal.Erasure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

  private static final Instant NOW = TestClock.START;
  private static final ConsentGrant GRANT = Samples.grant(1, NOW);
  private static final GrantId ID = GRANT.id();
  private static final AuditEvent.Admitted ADMITTED =
      new AuditEvent.Admitted(NOW, Samples.PORTAL, WayIn.PASS);
  private static final AuditEvent.DidNotOpen SHUT = new AuditEvent.DidNotOpen(NOW, Samples.PORTAL);

  @TempDir private Path folder;
  private Journal journal;

  @BeforeEach
  void open() {
    journal = Journal.open(folder);
  }

  @AfterEach
  void close() {
    journal.close();
  }

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
  @DisplayName("An entry is taken once: the last one goes to one person only")
  void take_moreThanThereAre_givesNothing() {
    keepEntitlement(2, 5);
    var entitlement = Samples.entitlementId(1);

    assertThat(journal.entries().take(entitlement, ADMITTED))
        .contains(new EntryTicket(entitlement, 1));
    assertThat(journal.entries().take(entitlement, ADMITTED))
        .contains(new EntryTicket(entitlement, 2));
    assertThat(journal.entries().take(entitlement, ADMITTED)).isEmpty();
    assertThat(journal.entries().take(Samples.entitlementId(77), ADMITTED)).isEmpty();

    reopen();
    assertThat(journal.entitlements().find(entitlement).orElseThrow().entriesLeft()).isZero();
    assertThat(journal.audit().counts(NOW, NOW.plusSeconds(1)))
        .containsExactly(new AuditRows.Count("ADMITTED", "main", "PASS", "", 2));
  }

  @Test
  void giveBack_portalDidNotOpen_countsAgain() {
    keepEntitlement(1, 5);
    var ticket = journal.entries().take(Samples.entitlementId(1), ADMITTED).orElseThrow();

    journal.entries().giveBack(ticket, SHUT);

    assertThat(left()).isEqualTo(1);
    journal.entries().giveBack(ticket, SHUT);
    assertThat(left()).isEqualTo(1);
  }

  @Test
  void keep_entitlementChangedLater_keepsWhatWasUsed() {
    keepEntitlement(3, 5);
    journal.entries().take(Samples.entitlementId(1), ADMITTED);

    keepEntitlement(4, 8);

    assertThat(left()).isEqualTo(3);
    assertThat(journal.entitlements().highestSequence()).isEqualTo(8);
    keepEntitlement(1, 9);
    assertThat(left()).isZero();
  }

  @Test
  void keep_oneOfThemMalformed_takesNone() {
    EntitlementRow good = row(1, 3, 5);
    EntitlementRow bad = new EntitlementRow("zz", List.of("main"), NOW, NOW.plusSeconds(1), 1, 6);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal.entitlements().keep(List.of(good, bad)));

    assertThat(journal.entitlements().find(Samples.entitlementId(1))).isEmpty();
    assertThat(journal.entitlements().highestSequence()).isZero();
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
    assertThat(journal.clockMark().load()).isEqualTo(Instant.EPOCH);

    journal.clockMark().store(NOW.plusNanos(123));
    journal.clockMark().store(NOW.minusSeconds(1));

    reopen();
    assertThat(journal.clockMark().load()).isEqualTo(NOW.plusNanos(123));
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
  @DisplayName("CN-05: a reference ends with its grant, and belongs to a standing one")
  void keep_reference_onlyForAStandingGrantAndItsExpiry() {
    byte[] sealed = new byte[145];
    assertThatIllegalStateException()
        .isThrownBy(() -> journal.references().keep(ID, sealed, GRANT.expires()));
    keepGrant();
    assertThatIllegalStateException()
        .isThrownBy(() -> journal.references().keep(ID, sealed, GRANT.expires().plusSeconds(1)));

    journal.references().keep(ID, sealed, GRANT.expires());

    assertThatIllegalStateException()
        .isThrownBy(() -> journal.references().keep(ID, sealed, GRANT.expires()));
    assertThat(journal.references().find(ID, GRANT.expires().minusNanos(1))).contains(sealed);
    assertThat(journal.references().find(ID, GRANT.expires())).isEmpty();
    assertThat(journal.referenceCount()).isEqualTo(1);
    decide(ErasureCause.WITHDRAWN);
    journal.erasures().deleteReference(ID);
    assertThat(journal.holdsReference(ID)).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> journal.references().keep(ID, sealed, GRANT.expires()));
  }

  @Test
  @DisplayName("CN-05: the database itself takes no reference that lives over a year")
  void keep_referenceBeyondAYear_isRefused() {
    ConsentGrant eternal =
        new ConsentGrant(
            ID,
            GRANT.principal(),
            GRANT.terms(),
            GRANT.status(),
            NOW,
            NOW,
            NOW.plus(Duration.ofDays(367)));
    journal.grants().keep(eternal, "jws", Samples.entitlementId(1));

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> journal.references().keep(ID, new byte[145], eternal.expires()));
  }

  @Test
  @DisplayName("CN-14: a withdrawal is decided once and queued once, in order")
  void decide_twice_countsOnce() {
    keepGrant();

    Optional<Erasure> first = decide(ErasureCause.WITHDRAWN);
    Optional<Erasure> second =
        journal.erasures().decide(new Erasure(ID, ErasureCause.EXPIRED, NOW.plusSeconds(5)));

    assertThat(first).contains(new Erasure(ID, ErasureCause.WITHDRAWN, NOW));
    assertThat(second).isEqualTo(first);
    assertThat(journal.grants().find(ID).orElseThrow().state()).isEqualTo(GrantState.WITHDRAWN);
    reopen();
    assertThat(journal.erasures().unfinished()).containsExactly(first.orElseThrow());
    assertThat(journal.outbox().pending(10))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.kind()).isEqualTo(OutboxMessage.Kind.WITHDRAWAL);
              assertThat(message.grant()).isEqualTo(ID);
              assertThat(message.body()).isEqualTo(NOW.toString());
            });
  }

  @Test
  void decide_unknownGrant_isNothing() {
    assertThat(decide(ErasureCause.WITHDRAWN)).isEmpty();
    assertThat(journal.outbox().pending(10)).isEmpty();
  }

  @Test
  void decide_expiry_queuesNoWithdrawal() {
    keepGrant();
    assertThat(journal.erasures().due(GRANT.expires().minusNanos(1))).isEmpty();
    assertThat(journal.erasures().due(GRANT.expires())).containsExactly(ID);

    decide(ErasureCause.EXPIRED);

    assertThat(journal.grants().find(ID).orElseThrow().state()).isEqualTo(GrantState.EXPIRED);
    assertThat(journal.erasures().due(GRANT.expires())).isEmpty();
    assertThat(journal.outbox().pending(10)).isEmpty();
  }

  @Test
  void decide_notConfirmed_endsTheGrant() {
    keepGrant();

    decide(ErasureCause.NOT_CONFIRMED);

    assertThat(journal.grants().find(ID).orElseThrow().state()).isEqualTo(GrantState.WITHDRAWN);
  }

  @Test
  @DisplayName("CN-39: certificates wait for the authority, in order, until it has them")
  void certify_twice_keepsAndQueuesTheFirst() {
    keepGrant();
    decide(ErasureCause.WITHDRAWN);
    ErasureCertificate certificate =
        new ErasureCertificate(
            ID,
            Samples.GATEWAY,
            ErasureCause.WITHDRAWN,
            NOW,
            List.of(new ResidueFinding("x", true)));

    journal.erasures().certify(certificate, "one");
    journal.erasures().certify(certificate, "two");

    assertThat(journal.erasures().certificate(ID)).contains("one");
    assertThat(journal.erasures().unfinished()).isEmpty();
    List<OutboxMessage> pending = journal.outbox().pending(10);
    assertThat(pending)
        .extracting(OutboxMessage::kind)
        .containsExactly(OutboxMessage.Kind.WITHDRAWAL, OutboxMessage.Kind.CERTIFICATE);
    assertThat(journal.outbox().pending(1)).hasSize(1);
    pending.forEach(journal.outbox()::delivered);
    reopen();
    assertThat(journal.outbox().pending(10)).isEmpty();
    assertThat(journal.erasures().countersigned(ID)).isEmpty();
    journal.erasures().countersigned(ID, "both");
    assertThat(journal.erasures().countersigned(ID)).contains("both");
    assertThat(journal.erasures().certificate(Samples.grantId(5))).isEmpty();
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

  private void keepGrant() {
    journal.grants().keep(GRANT, "jws", Samples.entitlementId(1));
  }

  private Optional<Erasure> decide(ErasureCause cause) {
    return journal.erasures().decide(new Erasure(ID, cause, NOW));
  }

  private void keepEntitlement(int entries, long sequence) {
    journal.entitlements().keep(List.of(row(1, entries, sequence)));
  }

  private static EntitlementRow row(long number, int entries, long sequence) {
    return new EntitlementRow(
        Samples.entitlementId(number).hex(),
        List.of("main", "side"),
        NOW.minusSeconds(60),
        NOW.plusSeconds(60),
        entries,
        sequence);
  }

  private int left() {
    return journal.entitlements().find(Samples.entitlementId(1)).orElseThrow().entriesLeft();
  }

  private void reopen() {
    journal.close();
    journal = Journal.open(folder);
  }
}
