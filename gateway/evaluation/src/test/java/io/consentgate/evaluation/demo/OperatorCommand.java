package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.command.Main;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.JavaProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command of the launcher did.
 *
 * @param status its exit status
 * @param said all that it printed
 */
record OperatorCommand(int status, String said) {

  private static final int HEAP_MEGABYTES = 128;

  /**
   * Runs a command as the launcher does, on a data folder.
   *
   * @param data the folder
   * @param words the command, and what comes before {@code --data}
   */
  static OperatorCommand run(DataFolder data, String... words)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--data", data.root().toString()));
    String classPath = System.getProperty("java.class.path");
    JavaProgram java = new JavaProgram(classPath, Main.class.getName(), HEAP_MEGABYTES, List.of());
    Process process = new ProcessBuilder(java.command(arguments)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new OperatorCommand(process.waitFor(), said);
  }
}
