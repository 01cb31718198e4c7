package io.consentgate.evaluation.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Machines whose {@code java} is too old. */
final class OldJava {

  private static final List<String> TOOLS =
      List.of("bash", "awk", "cat", "dirname", "grep", "readlink", "sed", "tr");

  private OldJava() {}

  /** Returns the folder of a Java 17, which the set-up of the tests sees to. */
  static Path home() throws IOException {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(Path.of("/usr/lib/jvm"), "*17*")) {
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
   * Returns a path with Java 17 and the tools that the launcher uses, but no other Java.
   *
   * @param empty an empty folder for the tools
   */
  static String only(Path empty) throws IOException {
    for (String tool : TOOLS) {
      Path stand = empty.resolve(tool);
      Files.writeString(stand, "#!/bin/sh\nexec /usr/bin/%s \"$@\"\n".formatted(tool));
      Files.setPosixFilePermissions(stand, PosixFilePermissions.fromString("rwx------"));
    }
    return home().resolve("bin") + ":" + empty;
  }
}
