package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * CN-34: no frame leaves anything behind. Two thousand frames, after five hundred to warm up, leave
 * resident memory and malloc's own count flat; the control leaks one small {@code Mat} a frame.
 */
final class MemoryTest {

  private static final int WARM_UP = 500;
  private static final int FRAMES = 2000;
  private static final int CONTROL_FRAMES = 500;
  private static final double MOST_BYTES_A_FRAME = 100;

  /** One line of {@link MemoryRun}. */
  private record Sample(long frame, long resident, long allocated) {}

  @Test
  void look_twoThousandFrames_memoryIsFlat() throws Exception {
    List<Sample> samples = run(WARM_UP + FRAMES, false);

    assertThat(allocatedSlope(samples))
        .as("allocated, bytes a frame")
        .isLessThan(MOST_BYTES_A_FRAME);
    assertThat(residentSlope(samples)).as("resident, bytes a frame").isLessThan(MOST_BYTES_A_FRAME);
  }

  @Test
  void look_oneMatLeakedAFrame_isCaughtByBothMeasures() throws Exception {
    List<Sample> samples = run(WARM_UP + CONTROL_FRAMES, true);

    assertThat(allocatedSlope(samples)).isGreaterThan(5 * MOST_BYTES_A_FRAME);
    assertThat(residentSlope(samples)).isGreaterThan(MOST_BYTES_A_FRAME);
  }

  private static double allocatedSlope(List<Sample> samples) {
    return slope(
        samples.stream().map(sample -> new long[] {sample.frame, sample.allocated}).toList());
  }

  private static double residentSlope(List<Sample> samples) {
    return slope(
        samples.stream().map(sample -> new long[] {sample.frame, sample.resident}).toList());
  }

  /**
   * Theil-Sen: the median of the slopes between all pairs; one page more or less does not matter.
   */
  private static double slope(List<long[]> points) {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      for (int k = 0; k < i; k++) {
        long[] late = points.get(i);
        long[] early = points.get(k);
        slopes.add((double) (late[1] - early[1]) / (late[0] - early[0]));
      }
    }
    double[] sorted = slopes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static List<Sample> run(int frames, boolean leak)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms48m",
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dconsentgate.root=" + System.getProperty("consentgate.root", "../.."),
                "-cp",
                System.getProperty("java.class.path"),
                MemoryRun.class.getName(),
                Shared.lfwFile("Tom_Cruise", 2).toString(),
                String.valueOf(frames)));
    if (leak) {
      command.add("leak");
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return Arrays.stream(output.split("\n", -1))
        .filter(line -> line.matches("\\d+ \\d+ \\d+"))
        .map(MemoryTest::sample)
        .filter(sample -> sample.frame > WARM_UP)
        .toList();
  }

  private static Sample sample(String line) {
    long[] parts = Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    return new Sample(parts[0], parts[1], parts[2]);
  }
}
