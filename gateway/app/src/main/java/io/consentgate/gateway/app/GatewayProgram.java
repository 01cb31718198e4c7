package io.consentgate.gateway.app;

import io.consentgate.gateway.secret.ProcessMemory;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program at the door. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    versionProvider = GatewayProgram.Version.class,
    sortOptions = false,
    description = {
      "Lets people in through one or more portals: with a ticket, or with a pass and their face.",
      "A face is looked for only while somebody who consented stands there."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:ended as asked", "1:could not start; one sentence says why", "2:misused"})
public final class GatewayProgram implements Callable<Integer> {

  /** Leaves the process open to a debugger of the same user; for tests and the demo. */
  private static final String INSPECTABLE = "consentgate.inspectable";

  @Mixin private Options options = new Options();

  /** Tells the version. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"gateway " + version()};
    }
  }

  /** Runs the program. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /**
   * Runs the program until it is asked to end.
   *
   * @return the exit status
   */
  static int run(String... arguments) {
    return new CommandLine(new GatewayProgram())
        .setExecutionExceptionHandler(GatewayProgram::explain)
        .execute(arguments);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!Boolean.getBoolean(INSPECTABLE)) {
      ProcessMemory.hide();
    }
    ProcessMemory.overwriteFreed();
    Settings settings = SettingsReader.read(options);
    CountDownLatch ended = new CountDownLatch(1);
    RunningGateway gateway = RunningGateway.start(settings);
    Thread hook =
        new Thread(
            () -> {
              gateway.close();
              ended.countDown();
            },
            "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    System.out.println(gateway.greeting());
    ended.await();
    return 0;
  }

  private static int explain(
      Exception fault, CommandLine commandLine, CommandLine.ParseResult parsed) {
    commandLine.getErr().println("gateway: " + StartFault.sentence(fault));
    commandLine.getErr().flush();
    return 1;
  }

  private static String version() {
    String version = GatewayProgram.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
