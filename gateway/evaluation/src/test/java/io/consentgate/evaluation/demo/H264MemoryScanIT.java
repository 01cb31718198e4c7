package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("CN-34: the running gateway's whole memory, a second after an H.264 camera saw a face")
@Execution(ExecutionMode.CONCURRENT)
final class H264MemoryScanIT {

  /** Three planes and colour; beginning and end of what was sent. */
  private static final int KINDS = 6;

  /** Packets of a network are short: the C library keeps their blocks as they are. */
  private static final long SMALL_BLOCKS = 8;

  @TempDir private Path folder;

  @Test
  @DisplayName("No row of the pictures, decoded or in colour; the same look finds what is there")
  void scan_afterPassage_findsNoRowOfThePicturesAndWhileTheyGoOnAllKinds() throws Exception {
    List<RtspCamera> cameras = new ArrayList<>();
    try (WatchedHouse watched =
        new WatchedHouse(
            folder,
            HouseRoot.FILE,
            (launch, settings) -> launch.gatewayWatched(settings, List.of()),
            scene -> {
              cameras.add(new RtspCamera(scene));
              return cameras.getFirst();
            })) {
      Guest ada = watched.house().enrol();
      assertThat(watched.presentMarked(ada)).isEqualTo("OPEN");

      Map<String, Long> found = watched.look(ada, "a passage, H.264");
      assertThat(pictures(watched)).hasSize(KINDS);
      assertThat(rows(watched, found)).isEmpty();

      watched.camera().scene().repeatMarked();
      cameras.getFirst().awaitSent();
      Map<String, Long> control = byName(watched.look(ada, "what goes on, H.264"));
      assertThat(control.keySet()).containsAll(pictures(watched));
    }
  }

  /**
   * Reader and decoder each keep a copy of the compressed picture, and write the next one over its
   * beginning; that much is allowed, and left out of what is returned.
   */
  private static Map<String, Long> rows(WatchedHouse watched, Map<String, Long> found) {
    Map<String, Long> counts = byName(found);
    counts.keySet().retainAll(pictures(watched));
    assertThat(removed(counts, KnownFilm.SENT)).isLessThanOrEqualTo(SMALL_BLOCKS);
    assertThat(removed(counts, KnownFilm.SENT_END))
        .isLessThanOrEqualTo(2 * watched.pieces(KnownFilm.SENT_END) + SMALL_BLOCKS);
    return counts;
  }

  private static long removed(Map<String, Long> counts, String name) {
    Long count = counts.remove(name);
    return count == null ? 0 : count;
  }

  private static Map<String, Long> byName(Map<String, Long> found) {
    Map<String, Long> counts = new TreeMap<>();
    found.forEach((what, count) -> counts.merge(what.replaceAll(" @ .*", ""), count, Long::sum));
    return counts;
  }

  private static List<String> pictures(WatchedHouse watched) {
    return watched.names().stream().filter(name -> name.startsWith("picture")).toList();
  }
}
