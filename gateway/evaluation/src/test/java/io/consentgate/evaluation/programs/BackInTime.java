package io.consentgate.evaluation.programs;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program on a wall clock that is wrong, by Debian's faketime. */
public final class BackInTime {

  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private BackInTime() {}

  /** Returns how a program is started an hour ago. */
  public static ProgramSpec anHour(ProgramSpec spec) throws IOException {
    return by("FAKETIME=-1h", spec);
  }

  /** Returns how a program is started after 2038. */
  public static ProgramSpec aheadOfTheCentury(ProgramSpec spec) throws IOException {
    return by("FAKETIME=+13y", spec);
  }

  /**
   * Returns how a program is started on a clock that can be set while it runs.
   *
   * @param lie how far it is off, for example {@code -1h}; read again every second
   */
  public static ProgramSpec asSaid(Path lie, ProgramSpec spec) throws IOException {
    return by("FAKETIME_TIMESTAMP_FILE=" + lie, spec);
  }

  /**
   * Returns how a program is started on another wall clock. The clock that nobody can set is left
   * alone, and waits by it as well: Java would hang on another, and spin on waits that end at once.
   */
  private static ProgramSpec by(String lie, ProgramSpec spec) throws IOException {
    // Not through the command faketime, which stays between a signal and the program.
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "LD_PRELOAD=" + library(),
                "FAKETIME_CACHE_DURATION=1",
                lie,
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0"));
    command.addAll(spec.command());
    return new ProgramSpec(spec.name(), command, spec.log(), spec.ready());
  }

  private static Path library() throws IOException {
    try (DirectoryStream<Path> machines = Files.newDirectoryStream(Path.of("/usr/lib"))) {
      for (Path machine : machines) {
        if (Files.exists(machine.resolve(LIBRARY))) {
          return machine.resolve(LIBRARY);
        }
      }
    }
    throw new AssertionError("No faketime. Run: ./consentgate test");
  }
}
