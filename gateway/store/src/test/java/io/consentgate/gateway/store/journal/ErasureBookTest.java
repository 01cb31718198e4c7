package io.consentgate.gateway.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.testing.ErasureInstants;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.withdrawal.Erasure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ErasureBookTest extends OpenJournal {

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
    assertThat(journal.erasures().due(ErasureInstants.at(GRANT.expires().minusNanos(1)))).isEmpty();
    assertThat(journal.erasures().due(ErasureInstants.at(GRANT.expires()))).containsExactly(ID);

    decide(ErasureCause.EXPIRED);

    assertThat(journal.grants().find(ID).orElseThrow().state()).isEqualTo(GrantState.EXPIRED);
    assertThat(journal.erasures().due(ErasureInstants.at(GRANT.expires()))).isEmpty();
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
}
