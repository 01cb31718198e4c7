package io.consentgate.gateway.store.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.consent.ClockMark;
import io.consentgate.gateway.store.database.AuditRows.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntryStoreTest extends OpenEntries {

  @TempDir private Path elsewhere;

  @Test
  @DisplayName("ST-22: three tries, then 30 s, also after a restart; a match clears the count")
  void begin_threeTimes_waitsThirtySeconds() {
    for (int i = 0; i < 2; i++) {
      store.attempts().begin(ID, NOW);
      assertThat(store.attempts().waitUntil(ID)).isEqualTo(Instant.EPOCH);
    }
    store.append(DIVERTED);
    reopen();
    store.attempts().begin(ID, NOW);
    store.append(DIVERTED);

    assertThat(store.attempts().waitUntil(ID)).isEqualTo(NOW.plusSeconds(30));
    reopen();
    assertThat(store.attempts().waitUntil(ID)).isEqualTo(NOW.plusSeconds(30));

    store.attempts().begin(ID, NOW.plusSeconds(40));
    assertThat(store.attempts().waitUntil(ID)).isEqualTo(Instant.EPOCH);
    store.attempts().clear(ID);
    store.append(DIVERTED);
    reopen();
    store.attempts().begin(ID, NOW);
    store.attempts().begin(ID, NOW);
    assertThat(store.attempts().waitUntil(ID)).isEqualTo(Instant.EPOCH);
  }

  @Test
  @DisplayName("ST-22: once an outcome is shown, no power cut saves the try before it")
  void begin_powerCutAfterTheOutcome_isCounted() throws IOException {
    for (int i = 0; i < 3; i++) {
      store.attempts().begin(ID, NOW);
      store.append(DIVERTED);
    }

    cutPower(elsewhere);

    assertThat(store.attempts().waitUntil(ID)).isEqualTo(NOW.plusSeconds(30));
  }

  @Test
  void forgetAttempts_afterTries_leavesNothing() {
    store.attempts().begin(ID, NOW);
    store.append(DIVERTED);
    store.attempts().begin(ID, NOW);

    store.forgetAttempts(ID);
    store.forgetAttempts(ID);

    store.append(DIVERTED);
    reopen();
    store.attempts().begin(ID, NOW);
    assertThat(store.attempts().waitUntil(ID)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void take_powerCutRightAfter_isTaken() throws IOException {
    keepTicket(2);
    assertThat(store.entries().take(TICKET, ADMITTED)).contains(new EntryTicket(TICKET, 1));

    cutPower(elsewhere);

    assertThat(left()).isEqualTo(1);
    assertThat(store.entries().take(TICKET, ADMITTED)).contains(new EntryTicket(TICKET, 2));
    assertThat(store.entries().take(TICKET, ADMITTED)).isEmpty();
    assertThat(store.audit().counts(NOW, NOW.plusSeconds(1)))
        .containsExactly(new Count("ADMITTED", "main", "PASS", "", 2));
  }

  @Test
  @DisplayName("CN-14: an entry costs nobody a second one when the database gives up beside it")
  void take_databaseClosedItself_isTakenOnce() throws SQLException {
    keepTicket(9);
    for (int used = 1; used <= 3; used++) {
      closeItself("entry");

      assertThat(store.entries().take(TICKET, ADMITTED)).contains(new EntryTicket(TICKET, used));
    }

    reopen();
    assertThat(left()).isEqualTo(6);
    assertThat(store.audit().counts(NOW, NOW.plusSeconds(1)))
        .containsExactly(new Count("ADMITTED", "main", "PASS", "", 3));
  }

  @Test
  @DisplayName("Who entered when: the log names tickets until the database has them, no longer")
  void close_afterEntries_emptiesTheLog() throws IOException {
    keepTicket(2);
    store.entries().take(TICKET, ADMITTED);
    assertThat(Files.readAllBytes(folder.resolve("entry.log"))).contains((byte) 1);

    reopen();

    assertThat(Files.readAllBytes(folder.resolve("entry.log"))).containsOnly(0);
    assertThat(left()).isEqualTo(1);
  }

  @Test
  void take_moreThanTheLogHolds_losesNothing() throws IOException {
    int many = 2 * EntryLog.SIZE_BYTES / EntryFrame.ALIGNMENT_BYTES;
    keepTicket(many);
    for (int i = 0; i < many; i++) {
      assertThat(store.entries().take(TICKET, ADMITTED)).isPresent();
    }

    cutPower(elsewhere);

    assertThat(left()).isZero();
    assertThat(store.audit().counts(NOW, NOW.plusSeconds(1)))
        .extracting(Count::kind, Count::count)
        .containsExactly(tuple("ADMITTED", (long) many));
  }

  @Test
  void append_everyKind_isCounted() {
    keepTicket(1);
    store.append(DIVERTED);
    var ticket = store.entries().take(TICKET, ADMITTED).orElseThrow();
    store.entries().giveBack(ticket, SHUT);

    assertThat(store.audit().counts(NOW, NOW.plusSeconds(1)))
        .extracting(Count::kind, Count::outcome, Count::count)
        .containsExactlyInAnyOrder(
            tuple("DIVERTED", "NOT_MATCHED", 1L),
            tuple("ADMITTED", "", 1L),
            tuple("DID_NOT_OPEN", "", 1L));
    assertThat(store.audit().counts(NOW.plusSeconds(1), NOW.plusSeconds(2))).isEmpty();
  }

  @Test
  void store_clockMark_neverGoesBack() {
    assertThat(store.clockMark().load()).isEqualTo(ClockMark.Seen.NOTHING);

    store.clockMark().store(new ClockMark.Seen(NOW.plusNanos(123), NOW.minusSeconds(9)));
    store.clockMark().store(new ClockMark.Seen(NOW.minusSeconds(1), NOW.minusSeconds(5)));

    reopen();
    assertThat(store.clockMark().load())
        .isEqualTo(new ClockMark.Seen(NOW.plusNanos(123), NOW.minusSeconds(5)));
  }

  @Test
  void lower_clockMark_goesBackAndIsWrittenDownWithIt() {
    Instant far = NOW.plus(Duration.ofDays(4000));
    store.clockMark().store(new ClockMark.Seen(far, NOW));

    assertThat(store.clockMark().lower(new ClockMark.Seen(NOW, NOW))).isTrue();

    reopen();
    assertThat(store.clockMark().load()).isEqualTo(new ClockMark.Seen(NOW, NOW));
    assertThat(store.audit().counts(Instant.EPOCH, far))
        .containsExactly(new Count("CLOCK_LOWERED", "", "", "", 1));
  }
}
