package io.consentgate.evaluation.programs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the command line of a program that runs on the same JDK as this one.
 *
 * @param classPath where its classes are
 * @param mainClass what to run
 * @param heapMegabytes largest heap
 * @param flags further options of the virtual machine
 */
public record JavaProgram(
    String classPath, String mainClass, int heapMegabytes, List<String> flags) {

  /**
   * Options for every program: quick start, small memory, no way in for debuggers, and nothing of
   * its memory on disk after a crash.
   */
  private static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+DisableAttachMechanism",
          "-XX:-HeapDumpOnOutOfMemoryError",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xss512k",
          "--enable-native-access=ALL-UNNAMED");

  /**
   * Opens a program's process to whoever looks in from outside: a test, or the demo's debugger.
   * Last among the options, where it goes before the ones above.
   */
  public static final List<String> INSPECTABLE =
      List.of("-XX:-DisableAttachMechanism", "-Dconsentgate.inspectable=true");

  /** Copies the options. */
  public JavaProgram {
    flags = List.copyOf(flags);
  }

  /** Returns the whole command line. */
  public List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(COMMON);
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
