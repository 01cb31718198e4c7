package io.consentgate.gateway.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.gateway.consent.ClockMark;
import io.consentgate.gateway.consent.GrantState;
import io.consentgate.gateway.consent.StatusArchive;
import io.consentgate.gateway.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("CN-13, BF-10: a restore revives nobody and nothing")
final class RestoreTest {

  /** What lies in place of the present journal when a backup is put back. */
  enum Present {
    THERE,
    MISSING,
    DAMAGED
  }

  @TempDir private Path folder;
  private HouseWithBackup house;

  @BeforeEach
  void open() throws Exception {
    house = new HouseWithBackup(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @EnumSource(Present.class)
  void restore_oneWithdrewSince_opensForTheOtherOnly(Present present) throws Exception {
    house.enrol(1);
    house.enrol(2);
    Path backup = house.backup();
    house.end(1, ErasureCause.WITHDRAWN);
    spoil(present);

    Restored restored = house.restore(backup);

    assertThat(restored).isEqualTo(new Restored(1, present == Present.THERE ? 0 : 1));
    assertThat(house.opens(1)).isFalse();
    assertThat(house.opens(2)).isTrue();
    assertThat(house.state(1)).isEqualTo(GrantState.WITHDRAWN);
    assertThat(house.state(2)).isEqualTo(GrantState.STANDING);
  }

  @Test
  void restore_consentEndedByItsKey_isErasedAndCertifiedAgain() throws Exception {
    house.enrol(1);
    Path backup = house.backup();
    house.end(1, ErasureCause.WITHDRAWN);
    spoil(Present.MISSING);
    house.restore(backup);
    assertThat(house.references()).isEqualTo(1);

    assertThat(house.sweep()).isEqualTo(1);

    assertThat(house.references()).isZero();
    assertThat(house.messages()).hasSize(2);
  }

  @Test
  @DisplayName("The control: a backup copied over by hand does revive the consent, if not the key")
  void copyByHand_oneWithdrewSince_consentStandsAgain() throws Exception {
    house.enrol(1);
    Path old = Files.copy(house.journalFile(), folder.resolve("old"));
    house.end(1, ErasureCause.WITHDRAWN);

    Files.delete(house.journalFile());
    Files.copy(old, house.journalFile());

    assertThat(house.state(1)).isEqualTo(GrantState.STANDING);
    assertThat(house.opens(1)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Present.class)
  @DisplayName("A used entry stays used, and the clock's mark where it was")
  void restore_entriesSince_areLeftAsTheyAre(Present present) throws Exception {
    house.ticket(1, 3);
    house.enter(1);
    Path backup = house.backup();
    house.enter(1);
    house.ticket(2, 3);
    house.enter(2);
    ClockMark.Seen mark = new ClockMark.Seen(house.now().plusSeconds(90), house.now());
    house.mark(mark);
    spoil(present);

    house.restore(backup);

    assertThat(house.entriesLeft(1)).isEqualTo(1);
    assertThat(house.entriesLeft(2)).isEqualTo(2);
    assertThat(house.mark()).isEqualTo(mark);
    assertThat(house.counted("ADMITTED")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(Present.class)
  void restore_statusMemory_isThatOfBoth(Present present) throws Exception {
    house.remember(house.now().plusSeconds(60), 4);
    Path backup = house.backup();
    spoil(present);
    if (present != Present.DAMAGED) {
      house.remember(house.now(), 5);
    }

    house.restore(backup);

    assertThat(house.memory())
        .isEqualTo(
            new StatusArchive.Memory(
                house.now().plusSeconds(60), present == Present.DAMAGED ? bits(4) : bits(4, 5)));
  }

  @Test
  @DisplayName("CN-13: an old end of the service ends nobody who came after it was taken back")
  void restore_serviceEndedInBackupOnly_isNotEnded() throws Exception {
    house.service(true);
    Path backup = house.backup();
    house.service(false);

    house.restore(backup);

    assertThat(house.isServiceEnded()).isFalse();
    spoil(Present.MISSING);
    house.restore(backup);
    assertThat(house.isServiceEnded()).isTrue();
  }

  @Test
  @DisplayName("EU-15: nobody enrols again on a grant that a backup brought back")
  void restore_enrolmentNotUsedInBackup_cannotBeUsedAfterwards() throws Exception {
    house.keepGrant(1);
    Path backup = house.backup();
    spoil(Present.MISSING);

    house.restore(backup);

    assertThat(house.consumeEnrolment(1)).isFalse();
  }

  @Test
  void restore_twice_countsNoEventTwice() throws Exception {
    house.written(2);
    Path backup = house.backup();

    house.restore(backup);
    house.restore(backup);

    assertThat(house.counted("ENROLLED")).isEqualTo(2);
    assertThat(house.leftBehind()).isEmpty();
  }

  @Test
  void restore_expiredSince_staysExpired() throws Exception {
    house.enrol(1);
    Path backup = house.backup();
    house.clock().advance(Duration.ofHours(2));
    assertThat(house.sweep()).isEqualTo(1);
    spoil(Present.MISSING);

    house.restore(backup);

    assertThat(house.opens(1)).isFalse();
    assertThat(house.state(1)).isNotEqualTo(GrantState.STANDING);
  }

  @Test
  void restore_gatewayRuns_isRefused() throws Exception {
    Path backup = house.backup();

    house.withStore(
        _ -> {
          assertThatThrownBy(() -> house.restore(backup))
              .isInstanceOf(StoreUnavailableException.class)
              .hasMessageStartingWith("Another gateway is using this data folder. End it first");
          return true;
        });
  }

  private void spoil(Present present) throws IOException {
    switch (present) {
      case THERE -> {}
      case MISSING -> Files.delete(house.journalFile());
      case DAMAGED -> Files.write(house.journalFile(), new byte[20_000]);
    }
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int each : set) {
      bits.set(each);
    }
    return bits;
  }
}
