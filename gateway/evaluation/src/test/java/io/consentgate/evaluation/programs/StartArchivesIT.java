package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The archives that this build made. */
@DisplayName("The programs start from the archives of their classes that the build left")
final class StartArchivesIT {

  private static final String OR_NOT_AT_ALL = "-XX:AOTMode=on";

  @Test
  void start_fromTheArchiveOrNotAtAll_starts() throws Exception {
    Installation installation = Installation.find();

    assertThat(status("authority", installation.authorityClassPath(), "authority.Main")).isZero();
    assertThat(status("gateway", installation.gatewayClassPath(), "gateway.app.GatewayProgram"))
        .isZero();
  }

  /** The control: an archive of other jars is not taken. */
  @Test
  void start_fromTheArchiveOfOtherJars_doesNot() throws Exception {
    String classPath = Installation.find().authorityClassPath();

    assertThat(status("gateway", classPath, "authority.Main")).isPositive();
  }

  private static int status(String archive, String classPath, String mainClass) throws Exception {
    List<String> flags =
        Stream.concat(
                StartArchives.of(Installation.find()).flags(archive).stream(),
                Stream.of(OR_NOT_AT_ALL))
            .toList();
    JavaProgram java = new JavaProgram(classPath, "io.consentgate." + mainClass, 64, flags);
    Process process =
        new ProcessBuilder(java.command(List.of("--help")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor();
  }
}
