package io.consentgate.evaluation.programs;

import io.consentgate.gateway.store.keyring.RootSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a gateway that this program starts is told what its key ring is sealed under. A file
 * descriptor ends with this program, so the gateway gets what it leads to as its standard input.
 */
public final class RootOption {

  private static final String DESCRIPTOR = "fd:";

  private final String root;
  private final Optional<Path> input;

  private RootOption(String root, Optional<Path> input) {
    this.root = root;
    this.input = input;
  }

  /**
   * Takes the option as somebody gave it.
   *
   * @param root as {@link RootSource} has it
   * @param environment of this program
   * @throws ProgramException if it is no root, saying what would be one
   */
  public static RootOption of(String root, Map<String, String> environment)
      throws ProgramException {
    try {
      RootSource.parse(root, environment);
    } catch (IllegalArgumentException e) {
      throw new ProgramException("--root: %s.".formatted(e.getMessage()), e);
    }
    return root.startsWith(DESCRIPTOR)
        ? new RootOption(
            DESCRIPTOR + "0", Optional.of(Path.of("/dev/fd", root.substring(DESCRIPTOR.length()))))
        : new RootOption(root, Optional.empty());
  }

  /** Returns the gateway's options. */
  public List<String> arguments() {
    return List.of("--root", root);
  }

  /** Returns how a gateway with these options is started. */
  public ProgramSpec givenTo(ProgramSpec gateway) {
    return input.map(gateway::reading).orElse(gateway);
  }
}
