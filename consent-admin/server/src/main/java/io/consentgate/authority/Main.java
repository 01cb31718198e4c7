package io.consentgate.authority;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the authority from the command line. */
@Command(
    name = "consent-authority",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = SignInCommand.class,
    description =
        "The authority: tickets, notices, consents and their withdrawal. It listens on this machine"
            + " only until told otherwise.")
public final class Main implements Callable<Integer> {
  /** File in the data folder that gets the first sign-in link when there is no terminal. */
  static final String LINK_FILE = "sign-in-link";

  @Mixin private AuthorityOptions options = new AuthorityOptions();
  @Spec private CommandSpec spec;
  private final InstantSource clock;

  private Main(InstantSource clock) {
    this.clock = clock;
  }

  /** Says which version this is. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"consent-authority " + (version == null ? "unpacked" : version)};
    }
  }

  /** Runs the program; exit status 0 done, 1 could not start, 2 wrong options. */
  public static void main(String[] arguments) {
    System.exit(run(Clock.systemUTC(), arguments));
  }

  /**
   * Runs the program by a clock until it is asked to end.
   *
   * @param clock tells the time
   * @param arguments its options
   * @return the exit status
   */
  public static int run(InstantSource clock, String... arguments) {
    return commandLine(clock).execute(arguments);
  }

  static CommandLine commandLine(InstantSource clock) {
    return new CommandLine(new Main(clock))
        .registerConverter(Duration.class, new ShortDuration())
        .setExecutionExceptionHandler(
            (e, command, _) -> {
              command.getErr().println(e.getMessage());
              return 1;
            });
  }

  @Override
  public Integer call() throws StartException, IOException, InterruptedException {
    AuthorityProgram program = AuthorityProgram.start(options, clock);
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  program.close();
                  end.countDown();
                },
                "end"));
    PrintWriter out = spec.commandLine().getOut();
    announce(program.signInLink(), out);
    out.println("The authority is ready at " + program.address());
    out.flush();
    end.await();
    return 0;
  }

  private void announce(URI link, PrintWriter out) throws IOException {
    Optional<Console> console = Optional.ofNullable(System.console());
    if (console.filter(Console::isTerminal).isPresent()) {
      out.println("Back office, once, within 15 minutes: " + link);
      return;
    }
    Path file = options.data.resolve(LINK_FILE);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, link + "\n", StandardCharsets.UTF_8);
    out.println("Back office, once, within 15 minutes: the link is in " + file);
  }
}
