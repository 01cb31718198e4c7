package io.consentgate.gateway.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.consent.GrantRecord;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedJournalTest {

  private static final int GRANTS = 50;

  @TempDir private static Path whole;
  @TempDir private Path folder;

  @BeforeAll
  static void fill() {
    try (Journal journal = Journal.open(whole)) {
      for (int i = 0; i < GRANTS; i++) {
        journal.grants().keep(grant(i), "jws", Samples.entitlementId(i));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName(
      "A block of the database overwritten: stood in for, with the next step, or read as it was at"
          + " some time")
  void open_blockOverwritten_isStoodInForOrWholeAtSomeTime(long seed) throws IOException {
    byte[] bytes = whole();
    SplittableRandom random = new SplittableRandom(seed);
    byte[] noise = new byte[512];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, bytes, random.nextInt(bytes.length - noise.length), noise.length);

    assertStoodInForOrWhole(bytes);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void open_oneBitTurned_isStoodInForOrWholeAtSomeTime(long seed) throws IOException {
    byte[] bytes = whole();
    SplittableRandom random = new SplittableRandom(seed);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));

    assertStoodInForOrWhole(bytes);
  }

  @ParameterizedTest(name = "a bit in every {0} bytes")
  @ValueSource(ints = {64, 1024, 4096, 20_000})
  @DisplayName("H2 finds nothing to read and would begin anew: what was there is not given up")
  void open_bitsTurnedAllOver_isStoodInForAndLeftAlone(int step) throws IOException {
    byte[] bytes = whole();
    for (int at = 20; at < bytes.length; at += step) {
      bytes[at] ^= 0x10;
    }

    Files.write(folder.resolve("journal.mv.db"), bytes);

    try (Journal journal = Journal.open(folder)) {
      assertThat(journal.state()).isInstanceOf(JournalState.Unreadable.class);
      assertThat(journal.hasEnrolments()).isTrue();
    }
    assertThat(Files.readAllBytes(folder.resolve("journal.mv.db"))).isEqualTo(bytes);
  }

  private void assertStoodInForOrWhole(byte[] bytes) throws IOException {
    Files.write(folder.resolve("journal.mv.db"), bytes);
    try (Journal journal = Journal.open(folder)) {
      GrantId last = Samples.grantId(GRANTS - 1);
      switch (journal.state()) {
        case JournalState.Open() ->
            assertThat(kept(journal)).isNotEmpty().isEqualTo(first(kept(journal).size()));
        case JournalState.Unreadable(String reason) -> {
          assertThat(reason).contains("journal.mv.db cannot be opened", "backup");
          assertThat(journal.grants().find(last)).isEmpty();
          assertThat(journal.hasEnrolments()).isTrue();
        }
      }
    }
  }

  private static byte[] whole() throws IOException {
    return Files.readAllBytes(whole.resolve("journal.mv.db"));
  }

  /** H2 goes back to an earlier state where the file still holds one and the latest is damaged. */
  private static List<GrantId> kept(Journal journal) {
    return IntStream.range(0, GRANTS)
        .filter(
            i ->
                journal
                    .grants()
                    .find(Samples.grantId(i))
                    .map(GrantRecord::grant)
                    .filter(grant(i)::equals)
                    .isPresent())
        .mapToObj(Samples::grantId)
        .toList();
  }

  private static ConsentGrant grant(int i) {
    return Samples.grant(i, TestClock.START);
  }

  private static List<GrantId> first(int count) {
    return IntStream.range(0, count).mapToObj(Samples::grantId).toList();
  }

  static LongStream seeds() {
    return LongStream.range(0, 24);
  }
}
