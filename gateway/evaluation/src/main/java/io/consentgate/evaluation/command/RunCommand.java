package io.consentgate.evaluation.command;

import io.consentgate.evaluation.models.ModelSetOffer;
import io.consentgate.evaluation.programs.AuthoritySettings;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.LocalPinning;
import io.consentgate.evaluation.programs.Problems;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.ProgramPair;
import io.consentgate.evaluation.programs.RootOption;
import io.consentgate.gateway.biometric.PadLevel;
import io.consentgate.gateway.camera.Region;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts both programs and stays until they end. */
@Command(
    name = "run",
    description = {
      "Start the gateway (door side) and the authority, and say where to go.",
      "Ctrl-C ends both."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {

  private static final String GATEWAY_ID = "gate-1";
  private static final Duration READY = Duration.ofSeconds(90);

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where both keep everything (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--camera",
      paramLabel = "URI",
      description =
          "v4l2:N, rtsp://…, http://…, file:PATH or synthetic:SCENE (default: ${DEFAULT-VALUE}).")
  private String camera = "v4l2:0";

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "The part of the camera's picture that is looked at: LEFT,TOP,WIDTH,HEIGHT as shares of"
              + " it, such as 0.2,0,0.6,1, or three and more corners, such as '0.2,0 0.8,0 1,1 0,1'"
              + " (default: all of it).")
  private String region = "";

  @Option(
      names = "--portal",
      paramLabel = "NAME=TARGET",
      description =
          "log: writes a line a release, http(s)://… asks a controller (default:"
              + " ${DEFAULT-VALUE}).")
  private String portal = "main=log:";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the gateway's pages (default: ${DEFAULT-VALUE}).")
  private int port = 8470;

  @Option(
      names = "--authority-port",
      paramLabel = "N",
      description = "Port of the authority's pages (default: ${DEFAULT-VALUE}).")
  private int authorityPort = 8480;

  @Option(
      names = "--model-set",
      paramLabel = "NAME",
      description = "Which networks to use (default: ${DEFAULT-VALUE}).")
  private String modelSet = "bundled";

  @Option(
      names = "--retire-model-set",
      paramLabel = "ID",
      description = "Erase every reference made with a model set that is not in use; for good.")
  private List<String> retired = new ArrayList<>();

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description =
          "Folder with files of model sets that are not bundled; may be given more than once."
              + " Installed files are found without it.")
  private List<Path> models = new ArrayList<>();

  @Option(
      names = "--pad",
      paramLabel = "LEVEL",
      description =
          "What is done against pictures in place of a person: none, frozen-frames or turn-head"
              + " (default: ${DEFAULT-VALUE}); gateway/docs/presentation-attacks.md tells more.")
  private String pad = "frozen-frames";

  @Option(
      names = "--root",
      paramLabel = "ROOT",
      description =
          "What the gateway's key ring is sealed under: file, passphrase:FILE, credential:NAME,"
              + " fd:N or pkcs11:… (default: ${DEFAULT-VALUE}); gateway/docs/key-ring.md tells more.")
  private String root = "file";

  @Option(names = "--yes", description = "Ask nothing: go on with what is here.")
  private boolean isQuiet;

  @Spec private CommandSpec spec;
  private final AtomicBoolean ending = new AtomicBoolean();

  @Override
  public Integer call() throws ProgramException, InterruptedException {
    RootOption given = RootOption.of(root, System.getenv());
    requireLevel(pad);
    requireRegion(region);
    requireFree(port, "--port");
    requireFree(authorityPort, "--authority-port");
    ProgramLaunch launch = new ProgramLaunch(Installation.find(), DataFolder.open(data));
    if (!isQuiet) {
      PrintWriter err = spec.commandLine().getErr();
      ModelSetOffer.make(launch.data(), modelSet, spec.commandLine().getOut(), err);
    }
    long start = System.nanoTime();
    LocalPinning.pin(launch.data(), GATEWAY_ID);
    AuthoritySettings authority = new AuthoritySettings(authorityPort, List.of());
    GatewaySettings gateway =
        new GatewaySettings(
            port, authority.address(), camera, portal, further(given, launch.data().models()));
    try (ProgramPair pair =
        ProgramPair.start(
            launch.authority(authority),
            given.givenTo(launch.gateway(gateway)),
            new Problems(this::say))) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(pair), "end"));
      pair.awaitReady(READY);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      greet(launch, authority.address(), gateway.address(), millis);
      return awaitEnd(pair);
    }
  }

  private List<String> further(RootOption given, Path installed) {
    List<String> options = new ArrayList<>(List.of("--gateway-id", GATEWAY_ID));
    options.addAll(List.of("--model-set", modelSet));
    options.addAll(given.arguments());
    options.addAll(List.of("--pad", pad));
    if (!region.isEmpty()) {
      options.addAll(List.of("--region", region));
    }
    retired.forEach(set -> options.addAll(List.of("--retire-model-set", set)));
    models.forEach(folder -> options.addAll(List.of("--models", folder.toString())));
    options.addAll(List.of("--models", installed.toString()));
    return options;
  }

  private int awaitEnd(ProgramPair pair) {
    ProgramPair.Ended ended = pair.firstEnd().join();
    if (!ending.get()) {
      say(
          "The %s ended by itself (status %d), so the other one is ended too. Look into %s."
              .formatted(
                  ended.program().spec().name(), ended.status(), ended.program().spec().log()));
    }
    return 1;
  }

  private void end(ProgramPair pair) {
    ending.set(true);
    say("Ending both programs ...");
    pair.close();
    say("Both programs have ended.");
  }

  private void greet(ProgramLaunch launch, URI authority, URI gateway, long millis) {
    say("Ready after %d.%d s.".formatted(millis / 1000, millis % 1000 / 100));
    say("  Kiosk                     " + gateway.resolve("/kiosk"));
    say("  What this gateway knows   " + gateway.resolve("/about-this-gate"));
    say("  Back office               " + authority);
    say("  Sign in, once, in 15 min  " + signIn(launch));
    say("  Kept in                   " + launch.data().root());
    say("Ctrl-C ends both.");
  }

  /** On a terminal the link is shown and its file removed; otherwise the file says it. */
  private static String signIn(ProgramLaunch launch) {
    Optional<String> link = launch.firstSignInLink();
    if (link.isEmpty()) {
      return "./consentgate sign-in";
    }
    if (!isTerminal()) {
      return "the link is in " + launch.firstSignInLinkFile();
    }
    try {
      Files.deleteIfExists(launch.firstSignInLinkFile());
      return link.get();
    } catch (IOException _) {
      return link.get();
    }
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private static void requireFree(int port, String option) throws ProgramException {
    if (!FreePort.isFree(port)) {
      throw new ProgramException(
          "Port %d is in use. End the program that uses it, or name another port with %s."
              .formatted(port, option));
    }
  }

  private static void requireRegion(String text) throws ProgramException {
    try {
      if (!text.isEmpty()) {
        Region.parse(text);
      }
    } catch (IllegalArgumentException e) {
      throw new ProgramException("--region: " + e.getMessage() + ".", e);
    }
  }

  private static void requireLevel(String pad) throws ProgramException {
    if (PadLevel.of(pad).isEmpty()) {
      throw new ProgramException("--pad is " + PadLevel.words() + ".");
    }
  }
}
