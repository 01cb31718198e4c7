package io.consentgate.evaluation.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.evaluation.demo.Browser;
import io.consentgate.evaluation.demo.Doorway;
import io.consentgate.evaluation.demo.Kiosk;
import io.consentgate.evaluation.demo.Office;
import io.consentgate.evaluation.demo.SceneFile;
import io.consentgate.evaluation.programs.AuthoritySettings;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.LocalPinning;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.ProgramSpec;
import io.consentgate.evaluation.programs.RunningProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both real programs on one data folder: the authority, started once, and a gateway with several
 * portals that is started and killed again and again.
 */
final class Gatehouse implements AutoCloseable {

  /** How both programs are started. */
  interface Programs {

    /**
     * As at a door, with nothing of this module beside them; a disorder is built in where asked.
     */
    Programs AS_THEY_ARE =
        new Programs() {
          @Override
          public ProgramSpec authority(ProgramLaunch launch, AuthoritySettings settings)
              throws ProgramException {
            return launch.authority(settings);
          }

          @Override
          public ProgramSpec gateway(
              ProgramLaunch launch, GatewaySettings settings, Disorder disorder)
              throws ProgramException {
            return disorder == Disorder.NONE
                ? launch.gateway(settings)
                : launch.gatewayWithFault(
                    settings, List.of("-D" + DisorderWiring.PROPERTY + "=" + disorder.name()));
          }
        };

    /** Returns how the authority is started. */
    ProgramSpec authority(ProgramLaunch launch, AuthoritySettings settings) throws ProgramException;

    /** Returns how the gateway is started. */
    ProgramSpec gateway(ProgramLaunch launch, GatewaySettings settings, Disorder disorder)
        throws ProgramException;
  }

  /** The portals, each with a kiosk, a reader and a drawn scene of its own. */
  static final List<String> PORTALS = List.of("east", "west");

  private static final String GATEWAY = "gate-1";
  private static final Duration READY = Duration.ofSeconds(90);

  /** What a process's exit status is after SIGKILL: 128 and the number of the signal. */
  private static final int SIGKILLED = 128 + 9;

  private final Programs programs;
  private final ProgramLaunch launch;
  private final GatewaySettings settings;
  private final Map<String, SceneFile> scenes = new LinkedHashMap<>();
  private final Browser screen;
  private final Office office;
  private final RunningProgram authority;
  private volatile @Nullable RunningProgram gateway;
  private boolean closed;

  /**
   * Starts the authority.
   *
   * @param data an empty folder
   * @param programs how both are started
   * @param clock the time
   * @throws ProgramException if it does not start
   */
  Gatehouse(DataFolder data, Programs programs, InstantSource clock)
      throws ProgramException, IOException, InterruptedException {
    this.programs = programs;
    LocalPinning.pin(data, GATEWAY);
    launch = new ProgramLaunch(Installation.find(), data);
    for (String portal : PORTALS) {
      Path scene = Files.createDirectories(data.root().resolve("scenes").resolve(portal));
      scenes.put(portal, new SceneFile(scene.resolve("scene.json")));
    }
    AuthoritySettings there = new AuthoritySettings(FreePort.any(), List.of());
    settings = settings(there);
    screen = new Browser(settings.address());
    office = new Office(there.address(), String.join(" ", PORTALS), clock);
    authority = RunningProgram.start(programs.authority(launch, there), _ -> {});
    try {
      authority.awaitReady(READY);
      office.signIn(
          URI.create(
              launch
                  .firstSignInLink()
                  .orElseThrow(() -> new ProgramException("The authority left no sign-in link."))));
    } catch (ProgramException | IOException | InterruptedException e) {
      authority.close();
      throw e;
    }
  }

  /** Returns the gateway's data folder. */
  Path folder() {
    return launch.data().gateway();
  }

  /** Returns the authority's pages. */
  Office office() {
    return office;
  }

  /** Returns what stands before the camera of a portal. */
  SceneFile scene(String portal) {
    return Objects.requireNonNull(scenes.get(portal));
  }

  /** Walks up to a kiosk. */
  Kiosk kiosk(String portal) {
    return new Kiosk(new Browser(settings.address()), scene(portal), portal);
  }

  /**
   * Walks somebody through consent and enrolment, until the kiosk shows the pass.
   *
   * @param kiosk at the portal
   * @param portal where
   * @param code of the ticket, as printed
   * @param seed decides the looks
   * @return picture of the pass
   */
  byte[] enrol(Kiosk kiosk, String portal, String code, int seed) throws Exception {
    kiosk.typeTicket(code);
    scene(portal).show(SceneFile.View.visitors(seed));
    return kiosk.enrol("SEALED");
  }

  /** Stands before a portal. */
  Doorway doorway(String portal) {
    Path log = folder().resolve("portal-" + portal + ".log");
    return new Doorway(screen, scene(portal), portal, log);
  }

  /**
   * Starts the gateway, with nobody before its cameras.
   *
   * @param disorder what it does in the wrong order
   * @param root a setting that needs no environment
   * @throws ProgramException if it cannot be started, or the house is closed
   */
  synchronized void start(Disorder disorder, RingRoot root) throws ProgramException, IOException {
    if (closed) {
      throw new ProgramException("Both programs were ended.");
    }
    for (SceneFile scene : scenes.values()) {
      scene.empty();
    }
    List<String> further = new ArrayList<>(settings.further());
    further.addAll(List.of("--root", root.setting()));
    GatewaySettings under =
        new GatewaySettings(
            settings.port(), settings.authority(), settings.camera(), settings.portal(), further);
    gateway = RunningProgram.start(programs.gateway(launch, under, disorder), _ -> {});
  }

  /**
   * Waits until the gateway answers.
   *
   * @throws ProgramException if it does not
   */
  void awaitReady() throws ProgramException, InterruptedException {
    gateway().awaitReady(READY);
  }

  /** Signs in at the authority again, whose sessions end. */
  void signInAgain() throws ProgramException, IOException, InterruptedException {
    office.signIn(URI.create(launch.signInLink()));
  }

  /** Returns what the gateway's public page tells. */
  JsonNode facts() throws IOException, InterruptedException {
    return screen.json("/about-this-gate.json");
  }

  /** Returns when each root slot was written last. */
  Set<FileTime> slots() throws IOException {
    Set<FileTime> times = new HashSet<>();
    try (Stream<Path> files = Files.list(folder().resolve("keyring"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().startsWith("root.")) {
          times.add(Files.getLastModifiedTime(file));
        }
      }
    }
    return times;
  }

  /** Tells whether the gateway runs. */
  boolean isAlive() {
    return gateway().isAlive();
  }

  /**
   * Kills the gateway.
   *
   * @return whether it was the kill that ended it
   */
  boolean kill() {
    gateway().kill();
    return gateway().ended().join() == SIGKILLED;
  }

  /** Ends both programs. */
  @Override
  public synchronized void close() {
    closed = true;
    RunningProgram running = gateway;
    if (running != null) {
      running.close();
    }
    authority.close();
    screen.close();
    office.close();
  }

  private RunningProgram gateway() {
    RunningProgram running = gateway;
    if (running == null) {
      throw new IllegalStateException("the gateway was never started");
    }
    return running;
  }

  private GatewaySettings settings(AuthoritySettings there) throws IOException {
    List<String> further = new ArrayList<>(List.of("--gateway-id", GATEWAY, "--poll", "1"));
    for (String portal : PORTALS.subList(1, PORTALS.size())) {
      further.addAll(List.of("--portal", portal + "=log:", "--camera", camera(portal)));
    }
    String first = PORTALS.getFirst();
    return new GatewaySettings(
        FreePort.any(), there.address(), camera(first), first + "=log:", further);
  }

  private String camera(String portal) {
    return portal + "=synthetic:" + scene(portal).path();
  }
}
