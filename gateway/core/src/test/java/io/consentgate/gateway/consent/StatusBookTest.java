package io.consentgate.gateway.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.status.StatusList;
import io.consentgate.gateway.consent.StatusBook.Reception;
import io.consentgate.gateway.testing.MemoryStatusArchive;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StatusBookTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final TestClock clock = new TestClock();
  private final MemoryStatusArchive archive = new MemoryStatusArchive();
  private final ConsentGrant grant = Samples.grant(1, clock.instant());
  private StatusBook book = open(TEN_MINUTES);

  @Test
  void refusal_noListYet_isUnknown() {
    assertThat(book.refusal(grant)).contains(Refusal.STATUS_UNKNOWN);
    assertThat(book.closure()).contains(Refusal.STATUS_UNKNOWN);
    assertThat(book.remaining()).isZero();
  }

  @Test
  void refusal_bitUnset_stands() {
    assertThat(accept(0)).isEqualTo(Reception.ACCEPTED);

    assertThat(book.refusal(grant)).isEmpty();
    assertThat(book.closure()).isEmpty();
    assertThat(book.remaining()).isEqualTo(TEN_MINUTES);
  }

  @Test
  void refusal_bitSet_isWithdrawnForEver() {
    accept(0, 1);
    assertThat(book.refusal(grant)).contains(Refusal.WITHDRAWN);

    clock.advance(Duration.ofDays(1));
    book = open(TEN_MINUTES);

    assertThat(book.refusal(grant)).contains(Refusal.WITHDRAWN);
  }

  @Test
  @DisplayName("BF-4: an older list closes the face lane until a newer one comes")
  void accept_olderList_isARollback() {
    accept(60);
    assertThat(accept(59)).isEqualTo(Reception.ROLLED_BACK);

    assertThat(book.refusal(grant)).contains(Refusal.STATUS_ROLLED_BACK);
    assertThat(book.closure()).contains(Refusal.STATUS_ROLLED_BACK);
    assertThat(book.remaining()).isZero();
    assertThat(accept(60)).isEqualTo(Reception.ROLLED_BACK);
    assertThat(accept(61)).isEqualTo(Reception.ACCEPTED);
    assertThat(book.closure()).isEmpty();
  }

  @Test
  @DisplayName("BF-4: a newer list that takes a withdrawal back is refused")
  void accept_bitTakenBack_isARollback() {
    accept(0, 1, 2);

    assertThat(accept(60, 2)).isEqualTo(Reception.ROLLED_BACK);

    assertThat(book.refusal(grant)).contains(Refusal.WITHDRAWN);
    assertThat(book.refusal(Samples.grant(5, clock.instant())))
        .contains(Refusal.STATUS_ROLLED_BACK);
    assertThat(accept(61, 1, 2, 3)).isEqualTo(Reception.ACCEPTED);
  }

  @Test
  void accept_afterRestart_stillKnowsTheHighest() {
    accept(60, 1);
    book = open(TEN_MINUTES);

    assertThat(accept(59, 1)).isEqualTo(Reception.ROLLED_BACK);
    assertThat(accept(60)).isEqualTo(Reception.ROLLED_BACK);
    assertThat(accept(60, 1)).isEqualTo(Reception.ACCEPTED);
  }

  @Test
  @DisplayName("BF-4: the same list again gains no time")
  void accept_sameListAgain_goesOnAgeing() {
    accept(0);
    clock.advance(Duration.ofMinutes(9));

    assertThat(accept(0)).isEqualTo(Reception.SAME);

    assertThat(book.remaining()).isEqualTo(Duration.ofMinutes(1));
    clock.advance(Duration.ofMinutes(1));
    assertThat(book.closure()).contains(Refusal.STATUS_UNKNOWN);
  }

  @Test
  void accept_sameTimeOtherSize_isAnotherList() {
    accept(0);
    StatusList longer = list(clock.instant(), TEN_MINUTES, 2048, 600);

    assertThat(book.accept(longer)).isEqualTo(Reception.ACCEPTED);
  }

  @Test
  void accept_sameTimeMoreBits_isAnotherList() {
    accept(0);

    assertThat(accept(0, 1)).isEqualTo(Reception.ACCEPTED);

    assertThat(book.refusal(grant)).contains(Refusal.WITHDRAWN);
  }

  @Test
  @DisplayName("BF-4: counted on the monotonic clock, whatever the wall clock says")
  void closure_wallClockStopped_runsOutAllTheSame() {
    accept(0);
    Instant wall = clock.instant();
    clock.advance(TEN_MINUTES);
    clock.setWall(wall);

    assertThat(book.closure()).contains(Refusal.STATUS_UNKNOWN);
    assertThat(book.remaining()).isZero();
  }

  @Test
  void closure_wallClockBeyondExp_runsOutAllTheSame() {
    accept(0);
    Instant end = clock.instant().plus(TEN_MINUTES);
    clock.setWall(end.minusNanos(1));
    assertThat(book.closure()).isEmpty();
    assertThat(book.remaining()).isEqualTo(Duration.ofNanos(1));

    clock.setWall(end);

    assertThat(book.closure()).contains(Refusal.STATUS_UNKNOWN);
  }

  @Test
  @DisplayName("BF-4: the pack's limit and the list's own: the shorter counts")
  void remaining_twoLimits_isTheShorter() {
    book = open(Duration.ofMinutes(2));
    accept(0);
    assertThat(book.remaining()).isEqualTo(Duration.ofMinutes(2));

    book = open(TEN_MINUTES);
    clock.advance(Duration.ofSeconds(1));
    book.accept(list(clock.instant(), Duration.ofMinutes(3), Samples.STATUS_SIZE, 600));
    assertThat(book.remaining()).isEqualTo(Duration.ofMinutes(3));
    clock.advance(Duration.ofMinutes(3).minusNanos(1));
    assertThat(book.closure()).isEmpty();
    clock.advance(Duration.ofNanos(1));
    assertThat(book.closure()).contains(Refusal.STATUS_UNKNOWN);
  }

  @Test
  void refusal_listDoesNotCover_isUnknown() {
    accept(0);

    assertThat(book.refusal(Samples.grant(Samples.STATUS_SIZE - 1, clock.instant()))).isEmpty();
    assertThat(book.refusal(Samples.grant(Samples.STATUS_SIZE, clock.instant())))
        .contains(Refusal.STATUS_UNKNOWN);
  }

  @Test
  @DisplayName("A grant younger than the list needs a newer list")
  void refusal_grantYoungerThanList_isUnknown() {
    accept(0);

    assertThat(book.refusal(Samples.grant(1, clock.instant().plusSeconds(1))))
        .contains(Refusal.STATUS_UNKNOWN);
  }

  @Test
  void refusal_anotherList_isUnknown() {
    book.accept(
        new StatusList(
            URI.create("http://127.0.0.1:8480/status-lists/2"),
            clock.instant(),
            clock.instant().plus(TEN_MINUTES),
            TEN_MINUTES,
            Samples.STATUS_SIZE,
            new BitSet()));

    assertThat(book.refusal(grant)).contains(Refusal.STATUS_UNKNOWN);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("BF-4: over any sequence of lists and restarts, nothing withdrawn ever stands again")
  void accept_anySequence_neverGoesBack(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet seen = new BitSet();
    Instant highest = Instant.EPOCH;
    for (int i = 0; i < 60; i++) {
      BitSet bits = random.nextBoolean() ? (BitSet) seen.clone() : new BitSet();
      bits.set(random.nextInt(16));
      Instant issued = clock.instant().plusSeconds(random.nextInt(-30, 30));
      int[] set = bits.stream().toArray();

      Reception reception = book.accept(Samples.statusList(issued, set));

      BitSet takenBack = (BitSet) seen.clone();
      takenBack.andNot(bits);
      boolean back = issued.isBefore(highest) || !takenBack.isEmpty();
      if (reception == Reception.ACCEPTED) {
        assertThat(back).isFalse();
        seen.or(bits);
        highest = issued;
      } else if (back) {
        assertThat(book.closure()).isPresent();
      }
      for (int bit : seen.stream().toArray()) {
        assertThat(book.refusal(Samples.grant(bit, clock.instant().minusSeconds(90))))
            .contains(Refusal.WITHDRAWN);
      }
      clock.advance(Duration.ofSeconds(random.nextInt(20)));
      if (random.nextInt(10) == 0) {
        book = open(TEN_MINUTES);
      }
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private StatusBook open(Duration maxAge) {
    return new StatusBook(archive, clock, clock::nanos, maxAge);
  }

  private Reception accept(int seconds, int... invalid) {
    return book.accept(Samples.statusList(TestClock.START.plusSeconds(seconds), invalid));
  }

  private static StatusList list(Instant issued, Duration ttl, int size, long seconds) {
    return new StatusList(
        Samples.STATUS_LIST, issued, issued.plusSeconds(seconds), ttl, size, new BitSet());
  }
}
