package io.consentgate.authority;

import io.consentgate.authority.operator.SignInLinks;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a new sign-in link for the running authority. */
@Command(
    name = "sign-in",
    mixinStandardHelpOptions = true,
    description = "Prints a new one-time link to the back office of the running authority.")
final class SignInCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "data/authority",
      description = "The authority's data folder. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of("data", "authority");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, StartException {
    Path address = data.resolve(AuthorityProgram.ADDRESS_FILE);
    if (!Files.isReadable(address)) {
      throw new StartException(
          "No authority has run in " + data + ". Start one, or name its folder with --data.");
    }
    URI running = URI.create(Files.readString(address, StandardCharsets.UTF_8).strip());
    URI link = AuthorityProgram.signInLink(running, new SignInLinks(data, Clock.systemUTC()));
    spec.commandLine().getOut().println(link);
    return 0;
  }
}
