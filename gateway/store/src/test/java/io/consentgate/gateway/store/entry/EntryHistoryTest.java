package io.consentgate.gateway.store.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.access.EntryTicket;
import io.consentgate.gateway.store.database.AuditRows.Count;
import io.consentgate.gateway.testing.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of entries, tries, power cuts and restarts, against a model. */
final class EntryHistoryTest extends OpenEntries {

  private static final int STEPS = 80;
  private static final int BOUGHT = 40;

  @TempDir private Path temporary;

  private final Map<GrantId, Instant> waits = new HashMap<>();
  private final Map<GrantId, Integer> failures = new HashMap<>();
  private final List<EntryTicket> taken = new ArrayList<>();
  private int used;
  private int diverted;
  private int givenBack;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Nobody gets in twice on one entry, and no outcome that was shown is lost")
  void history_withPowerCuts_agreesWithTheModel(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    keepTicket(BOUGHT);
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(20)) {
        case 0 -> cutPower(temporary.resolve("cut" + step));
        case 1 -> reopen();
        case 2 -> giveBack();
        case 3, 4, 5, 6, 7, 8, 9 -> take();
        default -> presentFace(Samples.grantId(random.nextInt(3)), random.nextBoolean());
      }
      assertThat(left()).isEqualTo(BOUGHT - used);
      waits.forEach(
          (grant, until) -> assertThat(store.attempts().waitUntil(grant)).isEqualTo(until));
    }
    assertThat(store.audit().counts(NOW, NOW.plusSeconds(1)).stream().mapToLong(Count::count).sum())
        .isEqualTo(taken.size() + diverted + givenBack);
  }

  static LongStream seeds() {
    return LongStream.range(0, 6);
  }

  private void take() {
    Optional<EntryTicket> ticket = store.entries().take(TICKET, ADMITTED);
    assertThat(ticket.isPresent()).isEqualTo(used < BOUGHT);
    if (ticket.isPresent()) {
      used++;
      taken.add(ticket.get());
    }
  }

  private void giveBack() {
    if (!taken.isEmpty()) {
      store.entries().giveBack(taken.getLast(), SHUT);
      used = Math.max(0, used - 1);
      givenBack++;
    }
  }

  private void presentFace(GrantId grant, boolean isMatch) {
    store.attempts().begin(grant, NOW);
    if (isMatch) {
      store.attempts().clear(grant);
      failures.remove(grant);
      waits.put(grant, Instant.EPOCH);
    } else {
      int count = failures.merge(grant, 1, Integer::sum);
      failures.put(grant, count % LoggedAttempts.TRIES);
      waits.put(
          grant, count == LoggedAttempts.TRIES ? NOW.plus(LoggedAttempts.WAIT) : Instant.EPOCH);
    }
    store.append(DIVERTED);
    diverted++;
  }
}
