package io.consentgate.evaluation.images;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.signature.NamedPack;
import io.consentgate.signature.PackFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which policy pack judges, named as for the gateway. */
final class PackOptions {

  @Option(
      names = "--pack",
      paramLabel = "DEMO|FILE",
      defaultValue = "DEMO",
      description = "Policy pack whose limit judges the search (default: ${DEFAULT-VALUE}).")
  private String name = "DEMO";

  @Option(
      names = "--pack-key",
      paramLabel = "FILE",
      description = "Public key, a JWK file, that the policy pack is signed with.")
  private Optional<Path> key = Optional.empty();

  /**
   * Reads the pack.
   *
   * @throws ProgramException if it cannot be used, or a key was named for the one without a file
   */
  PolicyPack read() throws ProgramException {
    if (key.isPresent() && file().isEmpty()) {
      throw new ProgramException(
          "--pack-key is for a policy pack from a file; name that with --pack, or leave the key"
              + " out.");
    }
    try {
      return NamedPack.read(name, key).pack();
    } catch (PackFileException e) {
      throw new ProgramException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns the file of the pack; none if it is the built-in one. */
  Optional<Path> file() {
    return name.equals(PolicyPack.DEMO.id()) ? Optional.empty() : Optional.of(Path.of(name));
  }
}
