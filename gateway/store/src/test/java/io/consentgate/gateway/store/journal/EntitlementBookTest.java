package io.consentgate.gateway.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class EntitlementBookTest extends OpenJournal {

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
}
