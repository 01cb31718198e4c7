package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunningProgramTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  @Test
  void start_programThatAnswers_becomesReadyAndEndsWithoutLeftovers() throws Exception {
    int port = FreePort.any();
    ProcessHandle handle;

    try (RunningProgram program = RunningProgram.start(spec("well", port), lines::add)) {
      program.awaitReady(LONG);
      handle = ProcessHandle.of(program.pid()).orElseThrow();
      assertThat(program.isAlive()).isTrue();
      assertThat(FreePort.isFree(port)).isFalse();
    }

    assertThat(handle.isAlive()).isFalse();
    assertThat(lines).contains("hello from well");
    assertThat(Files.readString(log())).contains("hello from well");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log())))
        .isEqualTo("rw-------");
  }

  @Test
  void start_somethingToRead_isItsStandardInput() throws Exception {
    Path input = Files.writeString(folder.resolve("input"), "what it reads\n");
    URI nowhere = URI.create("http://127.0.0.1:1/");
    ProgramSpec spec = new ProgramSpec("cat", List.of("cat"), log(), nowhere).reading(input);

    try (RunningProgram program = RunningProgram.start(spec, lines::add)) {
      assertThat(program.ended().get()).isZero();
    }

    assertThat(lines).containsExactly("what it reads");
  }

  @Test
  void start_logThatCannotBeWritten_saysWhichAndStartsNothing() throws Exception {
    Files.createDirectory(log());

    assertThatThrownBy(() -> RunningProgram.start(spec("well", 1), lines::add))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining(log().toString())
        .hasMessageContaining("may be written");

    assertThat(lines).isEmpty();
  }

  @Test
  void start_noSuchProgram_saysSo() {
    URI nowhere = URI.create("http://127.0.0.1:1/");
    ProgramSpec spec = new ProgramSpec("ghost", List.of("/no/such/program"), log(), nowhere);

    assertThatThrownBy(() -> RunningProgram.start(spec, lines::add))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("ghost could not be started");
  }

  @Test
  void awaitReady_programThatEnds_saysWhereToLook() throws Exception {
    try (RunningProgram program = RunningProgram.start(spec("doomed", 1), lines::add)) {
      assertThatThrownBy(() -> program.awaitReady(LONG))
          .isInstanceOf(ProgramException.class)
          .hasMessageContaining("status 3")
          .hasMessageContaining(log().toString());
      assertThat(program.ended().get()).isEqualTo(3);
    }
  }

  @Test
  void start_asManyProgramsAsProcessors_leavesOtherThreadsRoom() throws Exception {
    List<RunningProgram> programs = new ArrayList<>();
    CountDownLatch ran = new CountDownLatch(1);
    try {
      for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
        programs.add(RunningProgram.start(spec("silent", FreePort.any()), lines::add));
      }
      for (RunningProgram program : programs) {
        awaitLine(programs.indexOf(program) + 1);
      }

      Thread.ofVirtual().start(ran::countDown);

      assertThat(ran.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      programs.forEach(RunningProgram::close);
    }
  }

  private void awaitLine(int count) throws InterruptedException {
    long until = System.nanoTime() + LONG.toNanos();
    while (lines.size() < count && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(count);
  }

  private ProgramSpec spec(String name, int port) {
    JavaProgram java = new JavaProgram(testClasses(), LittleServer.class.getName(), 32, List.of());
    return new ProgramSpec(
        name,
        java.command(List.of(name, Integer.toString(port))),
        log(),
        URI.create("http://127.0.0.1:" + port + "/"));
  }

  private Path log() {
    return folder.resolve("program.log");
  }

  private static String testClasses() {
    return Path.of(
            URI.create(
                LittleServer.class.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
