package io.consentgate.evaluation.programs;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * How to start one program and how to tell that it is ready.
 *
 * @param name what to call it in front of people
 * @param command the command line
 * @param log where its output goes
 * @param ready answers 200 once the program is ready
 */
public record ProgramSpec(String name, List<String> command, Path log, URI ready) {

  /** Copies the command line. */
  public ProgramSpec {
    command = List.copyOf(command);
  }
}
