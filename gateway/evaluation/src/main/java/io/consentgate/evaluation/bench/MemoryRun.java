package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.bench.Bench.Guest;
import io.consentgate.evaluation.statistics.Line;
import io.consentgate.gateway.access.Portal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;

/** Thousands of passages, and the resident memory of this process meanwhile. */
final class MemoryRun {

  private static final int STATUS_EVERY = 200;
  private static final int SAMPLES = 100;
  private static final int TURN = 100;

  /**
   * What was seen; memory in megabytes.
   *
   * @param passages how many
   * @param opened how many of them ended with an open portal
   * @param start before the first passage
   * @param warm after the first fifth
   * @param end after the last
   * @param bytesPerPassage slope from {@code warm} to {@code end}, by least squares
   * @param live what the Java heap holds after a collection, after the first fifth and at the end
   */
  record Memory(
      int passages,
      int opened,
      double start,
      double warm,
      double end,
      double bytesPerPassage,
      Live live) {}

  /**
   * What a Java heap holds after a collection, in megabytes.
   *
   * @param warm after the first fifth of the passages
   * @param end after the last
   */
  record Live(double warm, double end) {}

  private final Bench bench;

  MemoryRun(Bench bench) {
    this.bench = bench;
  }

  /** Lets the guests in, by turns. */
  Memory run(int passages) throws IOException {
    List<Guest> guests = bench.guests();
    int every = Math.max(1, passages / SAMPLES);
    List<double[]> samples = new ArrayList<>();
    double start = megabytes();
    int opened = 0;
    double liveWarm = 0;
    for (int i = 0; i < passages; i++) {
      if (i % STATUS_EVERY == 0) {
        bench.door().renewStatus();
      }
      if (bench.enter(guests.get(i / TURN % guests.size()), _ -> Portal.Outcome.OPENED).isOpen()) {
        opened++;
      }
      if (i == passages / 5) {
        liveWarm = liveMegabytes();
      }
      if ((i + 1) % every == 0) {
        samples.add(new double[] {i + 1.0, megabytes()});
      }
    }
    List<double[]> steady = samples.subList(samples.size() / 5, samples.size());
    Line line =
        Line.fit(
            steady.stream().mapToDouble(sample -> sample[0]).toArray(),
            steady.stream().mapToDouble(sample -> sample[1]).toArray());
    return new Memory(
        passages,
        opened,
        start,
        steady.getFirst()[1],
        steady.getLast()[1],
        line.slope() * 1024 * 1024,
        new Live(liveWarm, liveMegabytes()));
  }

  private static double liveMegabytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() / (1024.0 * 1024);
  }

  private static double megabytes() throws IOException {
    return ResidentMemory.ownKilobytes() / 1024.0;
  }
}
