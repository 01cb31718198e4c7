package io.consentgate.gateway.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.GrantId;
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

final class DamagedJournalTest {

  private static final int GRANTS = 50;

  @TempDir private static Path whole;
  @TempDir private Path folder;

  @BeforeAll
  static void fill() {
    try (Journal journal = Journal.open(whole)) {
      for (int i = 0; i < GRANTS; i++) {
        journal.grants().keep(Samples.grant(i, TestClock.START), "jws", Samples.entitlementId(i));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName(
      "A block of the database overwritten: stood in for, with the next step, or read as it was at"
          + " some time")
  void open_blockOverwritten_isStoodInForOrWholeAtSomeTime(long seed) throws IOException {
    byte[] bytes = Files.readAllBytes(whole.resolve("journal.mv.db"));
    SplittableRandom random = new SplittableRandom(seed);
    byte[] noise = new byte[512];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, bytes, random.nextInt(bytes.length - noise.length), noise.length);
    Files.write(folder.resolve("journal.mv.db"), bytes);

    try (Journal journal = Journal.open(folder)) {
      GrantId last = Samples.grantId(GRANTS - 1);
      switch (journal.state()) {
        case JournalState.Open() ->
            assertThat(kept(journal)).isEqualTo(first(kept(journal).size()));
        case JournalState.Unreadable(String reason) -> {
          assertThat(reason).contains("journal.mv.db cannot be opened", "backup");
          assertThat(journal.grants().find(last)).isEmpty();
          assertThat(journal.hasEnrolments()).isTrue();
        }
      }
    }
  }

  /** H2 goes back to an earlier state where the file still holds one and the latest is damaged. */
  private static List<GrantId> kept(Journal journal) {
    return first(GRANTS).stream().filter(id -> journal.grants().find(id).isPresent()).toList();
  }

  private static List<GrantId> first(int count) {
    return IntStream.range(0, count).mapToObj(Samples::grantId).toList();
  }

  static LongStream seeds() {
    return LongStream.range(0, 12);
  }
}
