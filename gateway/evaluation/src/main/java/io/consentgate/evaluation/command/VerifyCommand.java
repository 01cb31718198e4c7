package io.consentgate.evaluation.command;

import io.consentgate.evaluation.programs.ProgramException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks papers without asking anybody (BF-5). */
@Command(
    name = "verify",
    description = "Check a receipt or an erasure certificate, without a network.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(certificate | receipt)")
final class VerifyCommand {

  private static final String KEYS =
      "Public keys of the gateway and of the authority: JWK files, or what /keys answers.";

  @Spec private CommandSpec spec;

  /**
   * Checks an erasure certificate.
   *
   * @param file the certificate as handed out, perhaps with its countersignature
   * @param keys files with public keys
   * @return exit status
   */
  @Command(
      name = "certificate",
      description = "Check an erasure certificate and, if it is there, its countersignature.",
      mixinStandardHelpOptions = true)
  int certificate(
      @Parameters(paramLabel = "FILE", description = "The certificate.") Path file,
      @Option(names = "--keys", required = true, arity = "1..*", description = KEYS)
          List<Path> keys)
      throws ProgramException {
    return print(Papers.of(keys).certificate(file));
  }

  /**
   * Checks a consent receipt.
   *
   * @param file the receipt as handed out
   * @param keys files with public keys
   * @return exit status
   */
  @Command(
      name = "receipt",
      description = "Check a consent receipt.",
      mixinStandardHelpOptions = true)
  int receipt(
      @Parameters(paramLabel = "FILE", description = "The receipt.") Path file,
      @Option(names = "--keys", required = true, arity = "1..*", description = KEYS)
          List<Path> keys)
      throws ProgramException {
    return print(Papers.of(keys).receipt(file));
  }

  private int print(List<String> lines) {
    lines.forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
