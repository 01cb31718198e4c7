package io.consentgate.gateway.store.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.consentgate.contract.exchange.EntitlementRow;
import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.store.database.AuditRows;
import io.consentgate.gateway.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class EntitlementBookTest extends OpenEntries {

  @Test
  @DisplayName("An entry is taken once: the last one goes to one person only")
  void take_moreThanThereAre_givesNothing() {
    keepEntitlement(2, 5);
    var entitlement = Samples.entitlementId(1);

    assertThat(store.entries().take(entitlement, ADMITTED))
        .contains(new EntryTicket(entitlement, 1));
    assertThat(store.entries().take(entitlement, ADMITTED))
        .contains(new EntryTicket(entitlement, 2));
    assertThat(store.entries().take(entitlement, ADMITTED)).isEmpty();
    assertThat(store.entries().take(Samples.entitlementId(77), ADMITTED)).isEmpty();

    reopen();
    assertThat(store.entitlements().find(entitlement).orElseThrow().entriesLeft()).isZero();
    assertThat(store.audit().counts(NOW, NOW.plusSeconds(1)))
        .containsExactly(new AuditRows.Count("ADMITTED", "main", "PASS", "", 2));
  }

  @Test
  void giveBack_portalDidNotOpen_countsAgain() {
    keepEntitlement(1, 5);
    var ticket = store.entries().take(Samples.entitlementId(1), ADMITTED).orElseThrow();

    store.entries().giveBack(ticket, SHUT);

    assertThat(left()).isEqualTo(1);
    store.entries().giveBack(ticket, SHUT);
    assertThat(left()).isEqualTo(1);
  }

  @Test
  void keep_entitlementChangedLater_keepsWhatWasUsed() {
    keepEntitlement(3, 5);
    store.entries().take(Samples.entitlementId(1), ADMITTED);

    keepEntitlement(4, 8);

    assertThat(left()).isEqualTo(3);
    assertThat(store.entitlements().highestSequence()).isEqualTo(8);
    keepEntitlement(1, 9);
    assertThat(left()).isZero();
  }

  @Test
  void keep_oneOfThemMalformed_takesNone() {
    EntitlementRow good = row(1, 3, 5);
    EntitlementRow bad = new EntitlementRow("zz", List.of("main"), NOW, NOW.plusSeconds(1), 1, 6);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.entitlements().keep(List.of(good, bad)));

    assertThat(store.entitlements().find(Samples.entitlementId(1))).isEmpty();
    assertThat(store.entitlements().highestSequence()).isZero();
  }

  private void keepEntitlement(int entries, long sequence) {
    store.entitlements().keep(List.of(row(1, entries, sequence)));
  }
}
