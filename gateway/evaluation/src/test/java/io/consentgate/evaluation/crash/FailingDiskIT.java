package io.consentgate.evaluation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.crash.FailingDisk.Call;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same services on a disk whose n-th write, fsync or rename fails, once or from then on. */
final class FailingDiskIT {

  /** Of all writes and fsyncs, each how many-th fails; {@code -Dconsentgate.faults=1} for all. */
  private static final int EVERY = Integer.getInteger("consentgate.faults", 23);

  @TempDir private Path work;

  @Test
  @DisplayName(
      "CN-13, CN-14, ST-01: any write, fsync or rename may fail; it says so, nothing is lost")
  void pass_diskFailsAtEachOfManyCalls_refusesOrGoesOnAndStartsAgain() throws Exception {
    String said = new PreloadedProgram(work, "diskfault").run(FaultProgram.class, EVERY);

    System.out.print(said.replaceAll("(?m)^(?!(WRITE|SYNC|RENAME) ).*\n", ""));
    assertThat(said.lines().filter(line -> line.startsWith("found"))).isEmpty();
    assertThat(said).endsWith("end\n");
    for (Call call : Call.values()) {
      Matcher counts =
          Pattern.compile(call + " calls [0-9]+ days ([0-9]+) reached ([0-9]+) faults ([0-9]+)")
              .matcher(said);
      assertThat(counts.find()).as(call + " in " + said).isTrue();
      int days = Integer.parseInt(counts.group(1));
      // A file is renamed when a folder gets its first root slot, and seldom later.
      assertThat(days).isGreaterThan(call == Call.RENAME ? 1 : 5);
      assertThat(Integer.parseInt(counts.group(2))).isGreaterThan(days * 2 / 3);
    }
  }
}
