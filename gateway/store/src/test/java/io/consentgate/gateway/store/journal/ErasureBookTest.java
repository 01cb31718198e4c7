package io.consentgate.gateway.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.audit.AuditEvent;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.ReferenceEnd;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.testing.ErasureInstants;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.withdrawal.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ErasureBookTest extends OpenJournal {

  private static final Duration LONG = Duration.ofDays(4000);
  private static final ReferenceEnd END = endOf(GRANT);
  private static final ConsentGrant LONGER =
      new ConsentGrant(
          ID,
          GRANT.principal(),
          GRANT.terms(),
          GRANT.status(),
          NOW,
          NOW,
          GRANT.expires().plusSeconds(1));

  @Test
  @DisplayName("CN-05: a reference ends with its grant, and belongs to a standing one")
  void keep_reference_onlyForAStandingGrantAndItsExpiry() {
    byte[] sealed = new byte[145];
    assertThatIllegalStateException().isThrownBy(() -> journal.references().keep(ID, sealed, END));
    keepGrant();
    assertThatIllegalStateException()
        .isThrownBy(() -> journal.references().keep(ID, sealed, endOf(LONGER)));

    journal.references().keep(ID, sealed, END);

    assertThatIllegalStateException().isThrownBy(() -> journal.references().keep(ID, sealed, END));
    assertThat(journal.references().find(ID, GRANT.expires().minusNanos(1))).contains(sealed);
    assertThat(journal.references().find(ID, GRANT.expires())).isEmpty();
    assertThat(journal.referenceCount()).isEqualTo(1);
    decide(ErasureCause.WITHDRAWN);
    erasures().deleteReference(ID);
    assertThat(journal.holdsReference(ID)).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> journal.references().keep(ID, sealed, END));
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
        .isThrownBy(() -> journal.references().keep(ID, new byte[145], endOf(eternal)));
  }

  @Test
  @DisplayName("CN-14: a withdrawal is decided once and queued once, in order")
  void decide_twice_countsOnce() {
    keepGrant();

    Optional<Erasure> first = decide(ErasureCause.WITHDRAWN);
    Optional<Erasure> second =
        erasures().decide(new Erasure(ID, ErasureCause.EXPIRED, NOW.plusSeconds(5)));

    assertThat(first).contains(new Erasure(ID, ErasureCause.WITHDRAWN, NOW));
    assertThat(second).isEqualTo(first);
    assertThat(journal.grants().find(ID).orElseThrow().state()).isEqualTo(GrantState.WITHDRAWN);
    reopen();
    assertThat(erasures().unfinished()).containsExactly(first.orElseThrow());
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
    assertThat(erasures().due(ErasureInstants.at(GRANT.expires().minusNanos(1)), LONG)).isEmpty();
    assertThat(erasures().due(ErasureInstants.at(GRANT.expires()), LONG)).containsExactly(GRANT);

    decide(ErasureCause.EXPIRED);

    assertThat(journal.grants().find(ID).orElseThrow().state()).isEqualTo(GrantState.EXPIRED);
    assertThat(erasures().due(ErasureInstants.at(GRANT.expires()), LONG)).isEmpty();
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
            ErasureReach.THIS_MACHINE,
            List.of(new ResidueFinding("x", true)));

    AuditEvent.Erased event = new AuditEvent.Erased(NOW, ErasureCause.WITHDRAWN);
    erasures().certify(certificate, "one", event);
    erasures().certify(certificate, "two", event);

    assertThat(journal.audit().counts(Instant.EPOCH, NOW.plusSeconds(1)))
        .containsExactly(new AuditRows.Count("ERASED", "", "", "WITHDRAWN", 1));

    assertThat(erasures().certificate(ID)).contains("one");
    assertThat(erasures().unfinished()).isEmpty();
    List<OutboxMessage> pending = journal.outbox().pending(10);
    assertThat(pending)
        .extracting(OutboxMessage::kind)
        .containsExactly(OutboxMessage.Kind.WITHDRAWAL, OutboxMessage.Kind.CERTIFICATE);
    assertThat(journal.outbox().pending(1)).hasSize(1);
    pending.forEach(journal.outbox()::delivered);
    reopen();
    assertThat(journal.outbox().pending(10)).isEmpty();
    assertThat(erasures().countersigned(ID)).isEmpty();
    erasures().countersigned(ID, "both");
    assertThat(erasures().countersigned(ID)).contains("both");
    assertThat(erasures().certificate(Samples.grantId(5))).isEmpty();
  }

  @Test
  @DisplayName(
      "CN-05: a shorter maximum of the pack ends a reference sooner, and one index finds it")
  void due_shorterRetention_isOverSooner() {
    keepGrant();
    Duration half = Duration.ofMinutes(30);
    Instant end = NOW.plus(half);

    assertThat(erasures().due(ErasureInstants.at(end.minusNanos(1)), half)).isEmpty();
    assertThat(erasures().due(ErasureInstants.at(end), half)).containsExactly(GRANT);
    assertThat(erasures().overdueSince(end.minusNanos(1), half)).isEmpty();
    assertThat(erasures().overdueSince(end.plusSeconds(9), half)).contains(end);

    erasures().decideAll(List.of(new Erasure(ID, ErasureCause.RETENTION_SHORTENED, end)));

    assertThat(erasures().due(ErasureInstants.at(end), half)).isEmpty();
    assertThat(erasures().overdueSince(end.plusSeconds(9), half)).contains(end);
    assertThat(journal.grants().find(ID).orElseThrow().state()).isEqualTo(GrantState.EXPIRED);
  }

  @Test
  void standing_byModelSet_findsThoseOfIt() {
    keepGrant();

    assertThat(erasures().standing(Samples.MODEL_SET::equals)).containsExactly(ID);
    assertThat(erasures().standing(set -> !set.equals(Samples.MODEL_SET))).isEmpty();
    decide(ErasureCause.MODEL_RETIRED);
    assertThat(erasures().standing(_ -> true)).isEmpty();
  }

  @Test
  void faceService_endedAndBegun_isRemembered() {
    assertThat(journal.faceService().isEnded()).isFalse();
    journal.faceService().end(NOW);
    journal.faceService().end(NOW);
    reopen();
    assertThat(journal.faceService().isEnded()).isTrue();
    journal.faceService().begin();
    reopen();
    assertThat(journal.faceService().isEnded()).isFalse();
  }

  private static ReferenceEnd endOf(ConsentGrant grant) {
    return ReferenceEnd.of(grant, LONG);
  }
}
