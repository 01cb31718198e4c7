package io.consentgate.evaluation.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Machines whose {@code java} is too old. */
final class OldJava {

  private static final Set<String> JAVA_TOOLS = Set.of("java", "javac");

  private OldJava() {}

  /** Returns the folder of a Java 17, which the set-up of the tests sees to. */
  static Path home() throws IOException {
    try (DirectoryStream<Path> homes =
        Files.newDirectoryStream(Path.of("/usr/lib/jvm"), "*17*")) {
      for (Path home : homes) {
        if (Files.isExecutable(home.resolve("bin/java"))) {
          return home;
        }
      }
    }
    throw new AssertionError("No Java 17. Run: ./consentgate test");
  }

  /** Returns a path with Java 17 first, then everything that the machine has. */
  static String first() throws IOException {
    return home().resolve("bin") + ":" + System.getenv("PATH");
  }

  /**
   * Returns a path with Java 17 and the machine's tools, but no other Java.
   *
   * @param empty an empty folder for the links
   */
  static String only(Path empty) throws IOException {
    try (DirectoryStream<Path> tools = Files.newDirectoryStream(Path.of("/usr/bin"))) {
      for (Path tool : tools) {
        String name = tool.getFileName().toString();
        if (!JAVA_TOOLS.contains(name)) {
          Files.createSymbolicLink(empty.resolve(name), tool);
        }
      }
    }
    assertThat(empty.resolve("bash")).exists();
    return home().resolve("bin") + ":" + empty;
  }
}
