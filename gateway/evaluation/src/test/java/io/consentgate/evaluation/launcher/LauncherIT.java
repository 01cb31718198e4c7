package io.consentgate.evaluation.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The launcher finds a JDK 25 by itself, or says what to install")
final class LauncherIT {

  private static final Path ROOT =
      Path.of(System.getProperty("consentgate.root", "")).toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void version_java17FirstOnThePath_runsOn25() throws Exception {
    LauncherRun run =
        LauncherRun.of(
            ROOT.resolve("consentgate"),
            folder,
            Map.of("PATH", OldJava.first(), "CONSENTGATE_JVM_FOLDERS", jdk().toString()),
            "version");

    assertThat(run.output()).contains("Java 25");
    assertThat(run.status()).isZero();
  }

  @Test
  void java_javaHomeNames17_passesItOver() throws Exception {
    LauncherRun run =
        LauncherRun.of(
            ROOT.resolve("consentgate"),
            folder,
            Map.of(
                "JAVA_HOME",
                OldJava.home().toString(),
                "CONSENTGATE_JVM_FOLDERS",
                jdk().toString()),
            "java");

    assertThat(run.output()).doesNotContain("17");
    assertThat(run.status()).isZero();
  }

  @Test
  void run_noJdk25Anywhere_saysWhatToInstall() throws Exception {
    LauncherRun run =
        LauncherRun.of(
            ROOT.resolve("consentgate"),
            folder,
            Map.of("PATH", OldJava.only(folder), "CONSENTGATE_JVM_FOLDERS", ""),
            "run");

    assertThat(run.output())
        .contains("no JDK 25 was found")
        .contains("Install one")
        .contains("CONSENTGATE_JAVA_HOME");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void version_folderNameWithSpaces_runs() throws Exception {
    Path copy = copyInto(folder.resolve("a folder with spaces"));

    LauncherRun run =
        LauncherRun.of(
            copy, Path.of("/"), Map.of("CONSENTGATE_JAVA_HOME", jdk().toString()), "version");

    Files.delete(copy.resolveSibling("gateway/evaluation/target"));
    assertThat(run.output()).contains("Consent Gate").contains("Java 25");
    assertThat(run.status()).isZero();
  }

  private static Path jdk() {
    return Path.of(System.getProperty("java.home"));
  }

  private static Path copyInto(Path copy) throws IOException {
    Files.createDirectories(copy.resolve("gateway/evaluation"));
    Files.createSymbolicLink(
        copy.resolve("gateway/evaluation/target"), ROOT.resolve("gateway/evaluation/target"));
    return Files.copy(ROOT.resolve("consentgate"), copy.resolve("consentgate"));
  }
}
