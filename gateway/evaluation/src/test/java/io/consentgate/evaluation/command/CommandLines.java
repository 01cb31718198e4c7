package io.consentgate.evaluation.command;

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
}
