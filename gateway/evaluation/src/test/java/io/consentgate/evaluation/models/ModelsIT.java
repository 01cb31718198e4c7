package io.consentgate.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelFile;
import io.consentgate.models.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("./consentgate models through the real launcher")
final class ModelsIT {

  /** Nobody listens on port 1, so that the test is the same with a network and without. */
  private static final Map<String, String> NO_NETWORK =
      Map.of("JDK_JAVA_OPTIONS", "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=1");

  @TempDir private Path folder;

  @Test
  void models_withoutANetwork_saysSoAndChangesNothing() throws Exception {
    Said list = consentgate(Map.of(), "models", "list");
    assertThat(list.text).contains("bundled: ", "opencv-zoo: ", "95 % bounds");
    assertThat(list.status).isZero();

    Said install = consentgate(NO_NETWORK, "models", "install", "opencv-zoo", "--accept-licence");
    assertThat(install.text)
        .contains("No connection to", "./consentgate models import FOLDER")
        .doesNotContain("\tat ");
    assertThat(install.status).isEqualTo(1);

    Said verify = consentgate(Map.of(), "models", "verify");
    assertThat(verify.text).contains("All is as the catalogue says.");
    assertThat(verify.status).isZero();
  }

  @Test
  void run_installedFileWasChanged_isRefusedWithItsNameAndBothDigests() throws Exception {
    ModelFile file = Catalogue.shipped().set("reference").files().getFirst();
    Path models = Files.createDirectories(folder.resolve("data/models"));
    byte[] other = SmallFile.bytes(1, 100);
    Files.write(models.resolve(file.file()), other);

    Said run =
        consentgate(
            Map.of(),
            "run",
            "--model-set",
            "reference",
            "--port",
            Integer.toString(FreePort.any()),
            "--authority-port",
            Integer.toString(FreePort.any()));

    assertThat(run.status).isEqualTo(1);
    assertThat(run.text).doesNotContain("Install opencv-zoo now");
    assertThat(run.text + Files.readString(folder.resolve("data/logs/gateway.log")))
        .contains(file.file(), file.sha256(), Sha256.of(other), "restore the file");
  }

  private Said consentgate(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("consentgate.root", "."), "consentgate").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectErrorStream(true);
    builder.environment().put("CONSENTGATE_NO_BUILD", "1");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new Said(process.exitValue(), text);
    } finally {
      process.destroyForcibly();
    }
  }

  private record Said(int status, String text) {}
}
