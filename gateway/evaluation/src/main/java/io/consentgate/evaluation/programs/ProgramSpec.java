package io.consentgate.evaluation.programs;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to start one program and how to tell that it is ready.
 *
 * @param name what to call it in front of people
 * @param command the command line
 * @param log where its output goes
 * @param ready answers 200 once the program is ready
 * @param input what it reads as its standard input, if anything
 */
public record ProgramSpec(
    String name, List<String> command, Path log, URI ready, Optional<Path> input) {

  /** Copies the command line. */
  public ProgramSpec {
    command = List.copyOf(command);
  }

  /** Starts it with nothing to read. */
  public ProgramSpec(String name, List<String> command, Path log, URI ready) {
    this(name, command, log, ready, Optional.empty());
  }

  /** Returns the same with something to read. */
  ProgramSpec reading(Path from) {
    return new ProgramSpec(name, command, log, ready, Optional.of(from));
  }
}
