package io.consentgate.evaluation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.store.keyring.RootKind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The complete gateway beside its authority, killed at any moment; one house for both tests. Half
 * way its key ring moves under a passphrase.
 */
@TestMethodOrder(OrderAnnotation.class)
final class GatehouseIT {

  private static final long SEED = 16;
  private static final int KILLS = 15;
  private static final int MOST_ROUNDS = 3;
  private static final int MOST_KILLS_OF_THE_CONTROL = 12;

  @TempDir private static Path work;
  private static GatehouseRun run;

  @BeforeAll
  static void open() throws Exception {
    run = new GatehouseRun(work, SEED, RingRoot.passphrase(work.resolve("passphrase")));
  }

  @AfterAll
  static void close() {
    if (run != null) {
      run.close();
    }
  }

  @Test
  @Order(1)
  @DisplayName(
      "CN-13, CN-14, ST-01, EU-15: the gateway killed 15 times or more, nothing revived, nothing lost")
  void kill_completeGatewayFifteenTimes_whatPeopleWereToldHolds() throws Exception {
    KillCount count = new KillCount();
    run.run(KILLS, Disorder.NONE, false, count::add);
    for (int i = 1; i < MOST_ROUNDS && !CrashCommand.hasEnough(count.result()); i++) {
      // Of fifteen, one in fifty times fewer than two fall inside an erasure.
      run.run(KILLS, Disorder.NONE, false, count::add);
    }

    KillCount.Result result = count.result();
    System.out.println("seed " + SEED);
    KillReport.print(result);
    run.hitches().forEach(System.out::println);
    assertThat(result.faults()).isEmpty();
    assertThat(result.count()).isGreaterThanOrEqualTo(KILLS);
    assertThat(CrashCommand.hasEnough(result)).isTrue();
    assertThat(result.references()).isPositive();
    assertThat(result.under(RootKind.FILE)).isPositive();
    assertThat(result.under(RootKind.PASSPHRASE)).isPositive();
  }

  @Test
  @Order(2)
  @DisplayName("Control: a certificate before the key is destroyed is found by the same check")
  void kill_certificateFirst_isFound() throws Exception {
    KillCount.Result result =
        run.run(MOST_KILLS_OF_THE_CONTROL, Disorder.CERTIFICATE_FIRST, true, _ -> {});

    KillReport.print(result);
    assertThat(result.faults())
        .anyMatch(fault -> fault.startsWith("certified as erased, and its key half"));
  }
}
