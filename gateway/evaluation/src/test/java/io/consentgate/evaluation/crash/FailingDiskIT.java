package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.crash.FailingDisk.Call;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.JavaProgram;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same services on a disk whose n-th write, fsync or rename fails, once or from then on. */
final class FailingDiskIT {

  /** Of all writes and fsyncs, each how many-th fails; {@code -Dconsentgate.faults=1} for all. */
  private static final int EVERY = Integer.getInteger("consentgate.faults", 23);

  private static final Path SOURCE = Path.of("src/test/c/diskfault.c");
  private static final int HEAP_MEGABYTES = 192;
  private static final int PATIENCE_MINUTES = 60;

  @TempDir private Path work;

  @Test
  @DisplayName(
      "CN-13, CN-14, ST-01: any write, fsync or rename may fail; it says so, nothing is lost")
  void pass_diskFailsAtEachOfManyCalls_refusesOrGoesOnAndStartsAgain() throws Exception {
    Path library = work.resolve("diskfault.so");
    run(List.of("gcc", "-O1", "-Wall", "-shared", "-fPIC", "-o", library + "", SOURCE + ""), "");

    String said = run(days(library), library.toString());

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

  private List<String> days(Path library) throws Exception {
    String classPath =
        Installation.find().evaluationClassPath()
            + File.pathSeparator
            + Path.of(
                FaultProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new JavaProgram(
            classPath,
            FaultProgram.class.getName(),
            HEAP_MEGABYTES,
            List.of("-Dlogback.configurationFile=logback-evaluation.xml"))
        .command(
            List.of(
                library.toString(),
                Files.createDirectory(work.resolve("days")).toString(),
                Integer.toString(EVERY)));
  }

  private String run(List<String> command, String preload) throws Exception {
    Path log = Files.createTempFile(work, "said", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    if (!preload.isEmpty()) {
      builder.environment().put("LD_PRELOAD", preload);
    }
    Process process = builder.start();
    assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(log, UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
