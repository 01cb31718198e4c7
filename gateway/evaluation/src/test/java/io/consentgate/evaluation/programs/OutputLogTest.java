package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputLogTest {

  private static final int AT_ONCE = 4;

  @TempDir private Path folder;

  @Test
  void open_fileThatSeveralOpenAtOnce_holdsTheLinesOfAll() throws Exception {
    CyclicBarrier together = new CyclicBarrier(AT_ONCE);
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int round = 0; round < 200; round++) {
        Path file = folder.resolve("log-" + round);

        for (Future<Void> writer : threads.invokeAll(writers(file, together))) {
          writer.get();
        }

        assertThat(Files.readAllLines(file)).containsExactlyInAnyOrder("0", "1", "2", "3");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  private static List<Callable<Void>> writers(Path file, CyclicBarrier together) {
    List<Callable<Void>> writers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      byte[] output = "%d\n".formatted(i).getBytes(StandardCharsets.UTF_8);
      writers.add(
          () -> {
            together.await();
            OutputLog.open(file, _ -> {}).copy(new ByteArrayInputStream(output));
            return null;
          });
    }
    return writers;
  }
}
