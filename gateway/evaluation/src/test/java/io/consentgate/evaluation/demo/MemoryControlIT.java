package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.programs.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("CN-34: the look into memory, at a gateway from whose classes overwriting is cut out")
@Execution(ExecutionMode.CONCURRENT)
final class MemoryControlIT {

  private static final int NETWORKS = 3;
  private static final int PASSAGES = 3;

  /** What outlives a consent in the memory of such a gateway. */
  private static final List<String> SECRETS =
      List.of(
          "reference",
          "probe",
          Known.PASS,
          Known.VISITORS_HALF,
          Known.GATEWAYS_HALF,
          Known.KEY,
          KnownRing.ROOT,
          KnownRing.SHARD);

  @TempDir private Path folder;

  /** All that such a gateway was seen to have, and where. */
  private final List<Map<String, Long>> looks = new ArrayList<>();

  @Test
  @DisplayName("Keys with their schedules, reference, probe, pass, picture and layers are found")
  void look_gatewayThatOverwritesNothing_findsAllThatIsLookedFor() throws Exception {
    WithoutOverwriting classes =
        WithoutOverwriting.write(Installation.find(), folder.resolve("classes"));
    assertThat(classes.leftOut()).as("what is to be left out").doesNotContainValue(0);
    try (WatchedHouse watched =
        new WatchedHouse(
            folder,
            HouseRoot.FILE,
            (launch, settings) -> launch.gatewayWithClasses(settings, classes.folder()),
            NetworkCamera::new)) {
      Guest ada = watched.house().enrol();

      findsWhatAPassageLeaves(watched, ada);
      watched.camera().scene().repeatMarked();
      look(watched, ada, "what goes on");
      assertThat(seen(_ -> true)).containsAll(pictures(watched));
      watched.house().withdraw(ada);
      assertThat(look(watched, ada, "an erasure without overwriting"))
          .contains(KnownRing.PRESENT_ROOT)
          .containsAll(SECRETS);
    }
    assertThat(List.of(Known.KEY, KnownRing.ROOT, KnownRing.SHARD)).allMatch(this::isWhole);
    assertThat(seen(where -> where.startsWith("heap, "))).allMatch(LaterLook::canBeArray);
  }

  /** A collection may write over what lies in the heap; another passage leaves it there again. */
  private void findsWhatAPassageLeaves(WatchedHouse watched, Guest guest) throws Exception {
    NavigableSet<String> left = new TreeSet<>();
    for (int i = 0; i < PASSAGES && !(left.contains(Known.AS_KEPT) && isWhole(Known.KEY)); i++) {
      assertThat(watched.presentMarked(guest)).isEqualTo("OPEN");
      left.addAll(look(watched, guest, "a passage without overwriting"));
      assertThat(left).containsAll(SECRETS).containsAll(workedOut(watched));
    }
    assertThat(left).contains(Known.AS_KEPT);
    assertThat(networks(left)).hasSize(NETWORKS).isEqualTo(networks(watched.names()));
  }

  private NavigableSet<String> look(WatchedHouse watched, Guest guest, String when)
      throws Exception {
    Map<String, Long> found = watched.look(guest, when);
    looks.add(found);
    return found.keySet().stream()
        .map(each -> each.split(" @ ", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Tells whether one look saw every row of a key's schedule. */
  private boolean isWhole(String key) {
    return looks.stream()
        .map(found -> found.keySet().stream().map(each -> each.split(" @ ", 2)[0]).toList())
        .anyMatch(names -> names.containsAll(KnownRing.rows(key)));
  }

  /** Names what was seen where. */
  private Set<String> seen(Predicate<String> where) {
    return looks.stream()
        .flatMap(found -> found.keySet().stream())
        .map(each -> each.split(" @ ", 2))
        .filter(each -> where.test(each[1]))
        .map(each -> each[0])
        .collect(Collectors.toSet());
  }

  /** All that is made of a picture to compare a face; it lies still until the next passage. */
  private static List<String> workedOut(WatchedHouse watched) {
    List<String> names = new ArrayList<>(watched.names());
    names.removeIf(name -> !name.matches("(finder|extractor|meter|pyramid|network).*"));
    names.removeIf(name -> name.contains(KnownPicture.LAYER));
    assertThat(names).isNotEmpty();
    return names;
  }

  /** The picture itself, over which the camera's next ones are written. */
  private static List<String> pictures(WatchedHouse watched) {
    return watched.names().stream().filter(name -> name.startsWith("picture")).toList();
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
}
