package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.residue.MemoryScan;
import io.consentgate.evaluation.residue.MemoryScan.Hit;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import io.consentgate.evaluation.sabotage.Unzeroed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  @TempDir private Path folder;

  @Test
  void scan_afterPassageAndErasure_findsNoKeyAndNoReference() throws Exception {
    try (SmallHouse house =
        new SmallHouse(folder, (launch, settings) -> launch.gatewayWatched(settings, List.of()))) {
      Guest ada = house.enrol();
      assertThat(house.present(ada)).isEqualTo("OPEN");
      List<Wanted> wanted = Known.of(ada, house.data().gateway(), folder.resolve("loot"));

      List<Hit> afterPassage = settled(house, "passage", wanted);
      house.withdraw(ada);
      List<Hit> afterErasure = settled(house, "erasure", wanted);

      // The ring holds its half, which opens nothing alone, as long as the consent stands.
      assertThat(afterPassage).containsExactly(new Hit("gateway's half", true, ""));
      assertThat(afterErasure).isEmpty();
    }
  }

  @Test
  @DisplayName("The control: a store that does not overwrite what it opened is caught")
  void scan_storeThatZeroesNothing_findsReferenceAndHalf() throws Exception {
    try (SmallHouse house =
        new SmallHouse(
            folder,
            (launch, settings) -> launch.gatewayWithFault(settings, List.of(Unzeroed.FLAG)))) {
      Guest ada = house.enrol();
      assertThat(house.present(ada)).isEqualTo("OPEN");
      List<Wanted> wanted = Known.of(ada, house.data().gateway(), folder.resolve("loot"));

      assertThat(scan(house, "control", wanted))
          .extracting(Hit::name)
          .contains("reference", "visitor's half");
    }
  }

  /**
   * A collection that moves an array just while a library has it leaves a copy in the free heap,
   * until the next requests are written over it; hence a second look after some of those.
   */
  private static List<Hit> settled(SmallHouse house, String when, List<Wanted> wanted)
      throws Exception {
    List<Hit> hits = scan(house, when, wanted);
    if (hits.stream().allMatch(Hit::isSecretPage)) {
      return hits;
    }
    for (int i = 0; i < REQUESTS; i++) {
      house.references();
    }
    return scan(house, when + " and " + REQUESTS + " requests", wanted);
  }

  private static List<Hit> scan(SmallHouse house, String when, List<Wanted> wanted)
      throws Exception {
    Thread.sleep(1000);
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process collection =
        new ProcessBuilder(jcmd.toString(), Long.toString(house.pid()), "GC.run")
            .redirectErrorStream(true)
            .start();
    String said = new String(collection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(collection.waitFor()).as(said).isZero();
    long begin = System.nanoTime();
    MemoryScan.Found found = new MemoryScan(house.pid()).look(wanted);
    Map<String, Long> counts =
        found.hits().stream()
            .collect(
                Collectors.groupingBy(
                    hit ->
                        hit.name() + (hit.isSecretPage() ? " (locked page) " : " ") + hit.where(),
                    TreeMap::new,
                    Collectors.counting()));
    System.out.printf(
        "memory after %s: %d MB in %d ms: %s%n",
        when, found.bytes() >> 20, (System.nanoTime() - begin) / 1_000_000, counts);
    return found.hits();
  }
}
