package io.consentgate.evaluation.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What one run of the launcher left behind.
 *
 * @param status its exit status
 * @param output standard output and error together
 */
record LauncherRun(int status, String output) {

  /**
   * Runs a launcher without a terminal and without the JDK this test runs on in its environment.
   *
   * @param launcher the script
   * @param folder where the caller stands
   * @param environment what to add to the environment
   */
  static LauncherRun of(
      Path launcher, Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("JAVA_HOME", "CONSENTGATE_JAVA_HOME"));
    builder.environment().put("CONSENTGATE_NO_BUILD", "1");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (var output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("The launcher does not end: " + text);
      }
      return new LauncherRun(process.exitValue(), text);
    }
  }
}
