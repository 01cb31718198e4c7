package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.Custody;
import io.consentgate.evaluation.residue.Finding;
import io.consentgate.evaluation.residue.Grade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("CN-34: the running gateway's whole memory, a second after a passage and an erasure")
@Execution(ExecutionMode.CONCURRENT)
final class MemoryScanIT {

  private static final String PAGE = " @ locked page";

  /**
   * What the key ring holds as long as the consent stands: its half, which opens nothing alone, and
   * the key of that shard, whose halves are the first two rows of its schedule.
   */
  private static final Map<String, Long> RING =
      Map.of(
          Known.GATEWAYS_HALF + PAGE, 1L,
          KnownRing.SHARD + PAGE, 1L,
          KnownRing.SHARD + KnownRing.ROW + 1 + PAGE, 1L,
          KnownRing.SHARD + KnownRing.ROW + 2 + PAGE, 1L);

  /** What it holds after the erasure: the key that the next half in that shard will lie under. */
  private static final Map<String, Long> EMPTY_RING =
      Map.of(
          KnownRing.PRESENT_SHARD + PAGE, 1L,
          KnownRing.PRESENT_SHARD + KnownRing.ROW + 1 + PAGE, 1L,
          KnownRing.PRESENT_SHARD + KnownRing.ROW + 2 + PAGE, 1L);

  /** What a root that is made of a secret holds, so that an erasure does not wait for Argon2id. */
  private static final Map<String, Long> ROOT =
      Map.of(
          Known.SECRET + PAGE, 1L,
          KnownRing.ROOT + PAGE, 1L,
          KnownRing.ROOT + KnownRing.ROW + 1 + PAGE, 1L,
          KnownRing.ROOT + KnownRing.ROW + 2 + PAGE, 1L);

  private static final String PASSPHRASE = "seven crates of late apples";

  @TempDir private Path folder;

  @Test
  @DisplayName(
      "No key, no reference, no probe, no row of the picture, in no file either; an operator looks")
  void scan_afterPassageAndErasure_findsNothingThatHasToBeGone() throws Exception {
    try (WatchedHouse watched =
        new WatchedHouse(
            folder,
            HouseRoot.FILE,
            (launch, settings) -> launch.gatewayWatched(settings, List.of()),
            NetworkCamera::new)) {
      SmallHouse house = watched.house();
      Guest ada = house.enrol();
      assertThat(watched.presentMarked(ada)).isEqualTo("OPEN");

      LaterLook look = new LaterLook(watched, ada);
      assertThat(look.afterPassage()).isEqualTo(RING);
      String grant = Known.grant(ada, watched.loot()).toString();
      assertThat(residue(house, grant).said()).contains("still stands");

      // Under "file" the root's key lies in its slot, which is in no backup; nothing else is found.
      Path before = backUp(house, "before");
      assertThat(watched.inFiles(List.of(before)))
          .allMatch(
              finding ->
                  finding.grade() == Grade.CLEAN
                      ? finding.place().equals("backup")
                      : finding.what().matches("gateway/keyring/root\\.[^ ]+: root(, row [12])?"))
          .extracting(Finding::grade)
          .contains(Grade.FOUND, Grade.CLEAN);
      house.withdraw(ada);
      Path after = backUp(house, "after");
      assertThat(look.afterErasure()).isEqualTo(EMPTY_RING);
      assertThat(watched.inFiles(List.of(before, after)))
          .extracting(Finding::grade)
          .containsExactly(Grade.CLEAN, Grade.CLEAN, Grade.CLEAN);
      OperatorCommand erased = residue(house, grant);
      assertThat(erased.said())
          .containsPattern("CLEAN +key ring +no key half")
          .containsPattern("(CLEAN|EXPECTED|STALE) +memory +process " + house.pid())
          .endsWith("Nothing is left that has to be gone.\n");
      assertThat(erased.status()).isZero();
    }
  }

  @Test
  @DisplayName("The same with the reference in the pass, and the key ring under a passphrase")
  void scan_carriedAndUnderPassphrase_findsNothingThatHasToBeGone() throws Exception {
    HouseRoot root = HouseRoot.passphrase(folder.resolve("passphrase"), PASSPHRASE);
    scanUnder(root, Custody.CARRIED, ROOT);
  }

  @Test
  @DisplayName("The same under a secret that came through a descriptor")
  void scan_underDescriptor_findsNothingThatHasToBeGone() throws Exception {
    scanUnder(HouseRoot.descriptor(folder), Custody.SEALED, ROOT);
  }

  @Test
  @DisplayName("The same under a PKCS #11 token")
  void scan_underToken_findsNothingThatHasToBeGone() throws Exception {
    scanUnder(HouseRoot.token(folder), Custody.SEALED, Map.of());
  }

  private void scanUnder(HouseRoot root, Custody custody, Map<String, Long> held) throws Exception {
    try (WatchedHouse watched =
        new WatchedHouse(
            folder,
            root,
            (launch, settings) -> root.givenTo(launch.gatewayWatched(settings, List.of())),
            NetworkCamera::new)) {
      Guest ada = watched.house().enrol(custody);
      assertThat(watched.presentMarked(ada)).isEqualTo("OPEN");
      LaterLook look = new LaterLook(watched, ada);

      assertThat(look.afterPassage()).isEqualTo(both(RING, held));
      watched.house().withdraw(ada);
      assertThat(look.afterErasure()).isEqualTo(both(EMPTY_RING, held));
      assertThat(watched.inFiles(List.of()))
          .extracting(Finding::grade)
          .containsExactly(Grade.CLEAN);
    }
  }

  private static Map<String, Long> both(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }

  private Path backUp(SmallHouse house, String name) throws Exception {
    Path backup = folder.resolve("backup-" + name);
    assertThat(OperatorCommand.run(house.data(), "backup", backup.toString()).status()).isZero();
    return backup;
  }

  private OperatorCommand residue(SmallHouse house, String grant) throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    return OperatorCommand.run(house.data(), "residue", grant, "--temporary", temporary.toString());
  }
}
