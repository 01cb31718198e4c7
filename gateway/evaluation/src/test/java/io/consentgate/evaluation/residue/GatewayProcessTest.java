package io.consentgate.evaluation.residue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewayProcessTest {

  @TempDir private Path folder;

  @Test
  void of_folderNobodyHolds_isNone() throws Exception {
    assertThat(GatewayProcess.of(folder)).isEqualTo(new GatewayProcess.None());
    Files.createFile(folder.resolve("lock"));
    assertThat(GatewayProcess.of(folder)).isEqualTo(new GatewayProcess.None());
  }

  @Test
  void of_folderThatAnotherProgramHolds_findsIt() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = holder.inputReader()) {
      assertThat(said.readLine()).isEqualTo("held");

      assertThat(GatewayProcess.of(folder)).isEqualTo(new GatewayProcess.Running(holder.pid()));
    } finally {
      holder.destroyForcibly();
    }
  }
}
