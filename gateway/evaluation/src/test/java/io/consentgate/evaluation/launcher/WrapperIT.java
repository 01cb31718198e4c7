package io.consentgate.evaluation.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The Maven wrapper takes no other Maven than the one whose digest it knows")
final class WrapperIT {

  private static final Path ROOT =
      Path.of(System.getProperty("consentgate.root", "")).toAbsolutePath();
  private static final String PROPERTIES = ".mvn/wrapper/maven-wrapper.properties";
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "basename",
          "cat",
          "cp",
          "dirname",
          "gzip",
          "mkdir",
          "mktemp",
          "mv",
          "rm",
          "sha256sum",
          "tar",
          "tr",
          "uname");

  @TempDir private Path folder;
  private Path served;

  /** Packs an archive of the right shape that nobody released. */
  @BeforeEach
  void pack() throws Exception {
    served = folder.resolve("served.tar.gz");
    Path bin = Files.createDirectories(folder.resolve("apache-maven-3.9.11/bin"));
    writeScript(bin.resolve("mvn"), "echo another Maven");
    Process tar =
        new ProcessBuilder(
                "tar", "-C", folder.toString(), "-czf", served.toString(), "apache-maven-3.9.11")
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
  }

  @Test
  void mvnw_anotherMaven_refusesIt() throws Exception {
    tool("unzip", "exit 9");

    LauncherRun run = wrapper(Files.readString(ROOT.resolve(PROPERTIES)));

    assertThat(run.output()).contains("Failed to validate Maven distribution SHA-256");
    assertThat(run.status()).isEqualTo(1);
    assertThat(unpacked()).isEmpty();
  }

  @Test
  void mvnw_anotherMavenAndNoUnzip_refusesIt() throws Exception {
    LauncherRun run = wrapper(Files.readString(ROOT.resolve(PROPERTIES)));

    assertThat(run.output()).contains("Failed to validate Maven distribution SHA-256");
    assertThat(run.status()).isEqualTo(1);
    assertThat(unpacked()).isEmpty();
  }

  @Test
  @DisplayName("control: with the digest of what is served, the wrapper runs it")
  void mvnw_digestOfWhatIsServed_runsIt() throws Exception {
    String properties = Files.readString(ROOT.resolve(PROPERTIES));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(served));

    LauncherRun run =
        wrapper(
            properties.replaceFirst(
                "(distributionSha256SumTarGz)=\\w+", "$1=" + HexFormat.of().formatHex(digest)));

    assertThat(run.output()).contains("another Maven");
    assertThat(run.status()).isZero();
    assertThat(unpacked()).isNotEmpty();
  }

  private LauncherRun wrapper(String properties) throws Exception {
    Files.createDirectories(folder.resolve(".mvn/wrapper"));
    Files.writeString(folder.resolve(PROPERTIES), properties);
    Path copy = Files.copy(ROOT.resolve("mvnw"), folder.resolve("mvnw"));
    for (String tool : TOOLS) {
      tool(tool, "exec /usr/bin/%s \"$@\"".formatted(tool));
    }
    tool(
        "curl",
        "while [ $# -gt 1 ]; do [ \"$1\" = -o ] && into=$2; shift; done; cp '%s' \"$into\""
            .formatted(served));
    return LauncherRun.of(
        copy,
        folder,
        Map.of(
            "PATH",
            folder.resolve("tools").toString(),
            "MAVEN_USER_HOME",
            folder.resolve("home").toString()));
  }

  private List<Path> unpacked() throws IOException {
    Path home = folder.resolve("home");
    if (!Files.exists(home)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private void tool(String name, String body) throws IOException {
    writeScript(Files.createDirectories(folder.resolve("tools")).resolve(name), body);
  }

  private static void writeScript(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
