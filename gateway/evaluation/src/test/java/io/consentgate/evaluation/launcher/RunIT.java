package io.consentgate.evaluation.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.programs.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it measures a start")
@DisplayName("./consentgate run starts both programs and ends both")
final class RunIT {

  private static final Duration TOO_LONG = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void run_twice_isReadySoonAndLeavesNothingBehind() throws Exception {
    int port = FreePort.any();
    int authorityPort = FreePort.any();

    Duration first = startAndInterrupt(port, authorityPort, List.of());
    Duration second = startAndInterrupt(port, authorityPort, List.of());

    System.out.printf(
        "ready after %d ms the first time, %d ms the second (issue: 5000 ms)%n",
        first.toMillis(), second.toMillis());
    assertThat(second).isLessThan(TOO_LONG);
  }

  @Test
  @DisplayName("CN-14: a secret from a descriptor reaches the gateway that run starts")
  void run_rootFromADescriptor_isTheGateways() throws Exception {
    Files.write(folder.resolve("secret"), new byte[32]);

    startAndInterrupt(FreePort.any(), FreePort.any(), List.of("--root", "fd:7"));

    byte[] slot = Files.readAllBytes(folder.resolve("data/gateway/keyring/root.a"));
    assertThat(slot).startsWith('C', 'G', 'K', 'R', 2, 3);
  }

  @Test
  void run_portInUse_saysWhatToDo() throws Exception {
    try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      LauncherRun run =
          LauncherRun.of(
              launcher(),
              folder,
              java.util.Map.of(),
              "run",
              "--port",
              Integer.toString(taken.getLocalPort()));

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.output()).contains("is in use", "--port").doesNotContain("\tat ");
    }
  }

  private Duration startAndInterrupt(int port, int authorityPort, List<String> further)
      throws Exception {
    Path scene = Files.writeString(folder.resolve("scene.json"), "{}");
    List<String> command = new ArrayList<>(interruptible(further));
    command.addAll(List.of(launcher().toString(), "run"));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    command.addAll(List.of("--camera", "synthetic:" + scene));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--authority-port", Integer.toString(authorityPort)));
    command.addAll(further);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> said = readUntil(output, "Ctrl-C");
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertGreeting(said);
      List<ProcessHandle> children = process.descendants().toList();
      assertThat(children).as("%s", said).hasSize(2);
      for (ProcessHandle child : children) {
        assertShielded(child.pid());
      }
      interrupt(process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(readUntil(output, "have ended")).isNotEmpty();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(FreePort.isFree(port)).isTrue();
      assertThat(FreePort.isFree(authorityPort)).isTrue();
      return took;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /**
   * A program that ignores Ctrl-C, as nohup makes it, would hand that down to all it starts. Where
   * a descriptor is asked for it is open, too.
   */
  private static List<String> interruptible(List<String> further) {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    if (further.contains("fd:7")) {
      command.addAll(List.of("bash", "-c", "exec \"$@\" 7< secret", "bash"));
    }
    return command;
  }

  /** Nobody attaches to a program as it is shipped, and what it holds is in no core dump. */
  private static void assertShielded(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process attaching =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "VM.version")
            .redirectErrorStream(true)
            .start();
    String said = new String(attaching.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(attaching.waitFor()).as(said).isNotZero();
    assertThat(said).contains("AttachNotSupportedException");
    assertThat(Files.readAllLines(Path.of("/proc/" + pid + "/limits")))
        .anyMatch(line -> line.matches("Max core file size +0 +0 .*"));
  }

  private void assertGreeting(List<String> said) throws IOException {
    assertThat(String.join("\n", said))
        .contains("Kiosk", "What this gateway knows", "Back office", "the link is in");
    Path link = folder.resolve("data/authority/sign-in-link");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(link)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
        .isEqualTo("rwx------");
  }

  private static List<String> readUntil(BufferedReader output, String word) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.contains(word)) {
        return lines;
      }
    }
    throw new IOException("it ended after saying: " + lines);
  }

  private static void interrupt(Process process) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  private static Path launcher() {
    return Path.of(System.getProperty("consentgate.root", ".")).resolve("consentgate");
  }
}
