package io.consentgate.evaluation.command;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;

/** Commands as an operator types them, inside this process. */
public final class CommandLines {

  private CommandLines() {}

  /**
   * Runs one.
   *
   * @return its exit status
   */
  public static int run(String... words) {
    return Main.commandLine().execute(words);
  }

  /**
   * Runs one.
   *
   * @param out is given what it says
   * @return its exit status
   */
  public static int runInto(Writer out, String... words) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    return line.execute(words);
  }
}
