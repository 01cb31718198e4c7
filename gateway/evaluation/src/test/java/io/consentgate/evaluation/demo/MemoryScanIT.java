package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.residue.Finding;
import io.consentgate.evaluation.residue.Grade;
import io.consentgate.evaluation.sabotage.Unzeroed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("CN-34: the running gateway's whole memory, a second after a passage and an erasure")
@Execution(ExecutionMode.CONCURRENT)
final class MemoryScanIT {

  private static final int REQUESTS = 1000;
  private static final int NETWORKS = 3;
  private static final String SENT = KnownPicture.SENT + " @ native";
  private static final String PAGE = " @ locked page";

  /**
   * What the key ring holds as long as the consent stands: its half, which opens nothing alone, and
   * the key of that shard, whose halves are the first two rows of its schedule.
   */
  private static final Map<String, Long> RING =
      Map.of(
          Known.GATEWAYS_HALF + PAGE, 1L,
          KnownRing.SHARD + PAGE, 1L,
          KnownRing.SHARD + KnownRing.ROW + PAGE, 2L);

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

      assertThat(afterPassage(watched, ada)).isEqualTo(RING);
      String grant = Known.grant(ada, watched.loot()).toString();
      assertThat(residue(house, grant).said()).contains("still stands");

      // Under "file" the root's key lies in its slot, which is in no backup; nothing else is found.
      Path before = backUp(house, "before");
      assertThat(watched.inFiles(List.of(before)))
          .allMatch(
              finding ->
                  finding.grade() == Grade.CLEAN
                      ? finding.place().equals("backup")
                      : finding.what().matches("gateway/keyring/root\\.[^ ]+: root(, a row)?"))
          .extracting(Finding::grade)
          .contains(Grade.FOUND, Grade.CLEAN);
      house.withdraw(ada);
      Path after = backUp(house, "after");
      assertThat(afterErasure(watched, ada)).isEmpty();
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
  @DisplayName("The control: a gateway that does not overwrite what it used is caught")
  void scan_gatewayThatZeroesNothing_findsEverythingThatIsLookedFor() throws Exception {
    try (WatchedHouse watched =
        new WatchedHouse(
            folder,
            HouseRoot.FILE,
            (launch, settings) -> launch.gatewayWithFault(settings, List.of(Unzeroed.FLAG)),
            NetworkCamera::new)) {
      Guest ada = watched.house().enrol();
      assertThat(watched.presentMarked(ada)).isEqualTo("OPEN");
      watched.camera().scene().repeatMarked();

      Map<String, Long> counts = watched.look(ada, "a passage that leaves everything");

      Set<String> seen =
          counts.keySet().stream()
              .map(each -> each.replaceAll(" @ .*", ""))
              .collect(Collectors.toSet());
      assertThat(seen).contains("reference", "visitor's half", "gateway's half");
      assertThat(seen).containsAll(pictures(watched));
      assertThat(networks(seen)).hasSize(NETWORKS).isEqualTo(networks(watched.names()));
    }
  }

  /** All that is had of the picture and that a gateway without zeroing leaves. */
  private static List<String> pictures(WatchedHouse watched) {
    return watched.names().stream()
        .filter(name -> name.matches("(picture|probe|finder|extractor).*"))
        .filter(name -> !name.equals(KnownPicture.GREY))
        .filter(name -> !name.contains(KnownPicture.LAYER))
        .toList();
  }

  /**
   * Names the networks of which an inner layer is among what is named. Layers share memory, so that
   * of many the next one is all that is left.
   */
  private static Set<String> networks(Collection<String> names) {
    return names.stream()
        .filter(name -> name.contains(KnownPicture.LAYER))
        .map(name -> name.substring(0, name.indexOf(KnownPicture.LAYER)))
        .collect(Collectors.toSet());
  }

  /**
   * A collection that moves an array just while a library has it leaves a copy in the free heap.
   * That happens to one passage in many. The next requests are written over it; what every passage
   * leaves is there after another one too.
   */
  private static Map<String, Long> afterPassage(WatchedHouse watched, Guest guest)
      throws Exception {
    Map<String, Long> counts = look(watched, guest, "a passage");
    if (isInFreeHeap(counts)) {
      writeOver(watched);
      assertThat(watched.presentMarked(guest)).isEqualTo("OPEN");
      return look(watched, guest, "another passage");
    }
    return counts;
  }

  /** An erasure cannot be had twice; the next requests are written over such a copy. */
  private static Map<String, Long> afterErasure(WatchedHouse watched, Guest guest)
      throws Exception {
    Map<String, Long> counts = look(watched, guest, "the erasure");
    if (isInFreeHeap(counts)) {
      writeOver(watched);
      return look(watched, guest, REQUESTS + " requests after the erasure");
    }
    return counts;
  }

  private static void writeOver(WatchedHouse watched) throws Exception {
    for (int i = 0; i < REQUESTS; i++) {
      watched.house().references();
    }
  }

  private static boolean isInFreeHeap(Map<String, Long> counts) {
    return counts.keySet().stream().anyMatch(each -> each.matches(".* @ heap, \\w+, free"));
  }

  /**
   * The end of a compressed picture lies in the decoder until a longer one comes; that much of it
   * is allowed, and left out of what is returned.
   */
  private static Map<String, Long> look(WatchedHouse watched, Guest guest, String when)
      throws Exception {
    Map<String, Long> counts = new TreeMap<>(watched.look(guest, when));
    long sent =
        counts.entrySet().stream()
            .filter(each -> each.getKey().startsWith(SENT))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(sent).isLessThanOrEqualTo(mostSent(watched));
    counts.keySet().removeIf(each -> each.startsWith(SENT));
    return counts;
  }

  /** What the decoder has of the compressed picture behind the end of a shorter one. */
  private static long mostSent(WatchedHouse watched) {
    double longerBy = ((NetworkCamera) watched.camera()).longerBy();
    // The pieces are taken from the second half; the decoder's copy is a little shorter.
    return (long) Math.ceil(2 * watched.pieces(KnownPicture.SENT) * longerBy) + 2;
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
