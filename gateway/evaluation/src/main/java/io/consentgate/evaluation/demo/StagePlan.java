package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.programs.AuthoritySettings;
import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.ProgramSpec;
import io.consentgate.evaluation.sabotage.Sabotage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How the two programs are started for the story: real settings, only shorter times than a day at a
 * door would have.
 *
 * @param launch knows the programs
 * @param authorityPort where the authority listens
 * @param gatewayPort where the gateway listens
 * @param debuggerPort where the gateway's virtual machine lets a debugger in
 * @param modelSet which networks
 * @param models folder of model sets that are not bundled
 * @param sabotage the fault to build in, if any
 * @param others further portals, each with a camera and a scene of its own
 * @param lines is shown what the programs print
 */
record StagePlan(
    ProgramLaunch launch,
    int authorityPort,
    int gatewayPort,
    int debuggerPort,
    String modelSet,
    Optional<Path> models,
    Optional<Sabotage> sabotage,
    List<String> others,
    Consumer<String> lines) {

  /** Name of the gateway. */
  static final String GATEWAY = "gate-1";

  /** Name of its portal. */
  static final String PORTAL = "main";

  private static final String STATUS_TIME_TO_LIVE = "14s";
  private static final String POLL_SECONDS = "1";

  /** Plans on free ports. */
  static StagePlan on(
      ProgramLaunch launch,
      String modelSet,
      Optional<Path> models,
      Optional<Sabotage> sabotage,
      Consumer<String> lines)
      throws IOException {
    return new StagePlan(
        launch,
        FreePort.any(),
        FreePort.any(),
        FreePort.any(),
        modelSet,
        models,
        sabotage,
        List.of(),
        lines);
  }

  /** Returns the same with further portals. */
  StagePlan withPortals(List<String> names) {
    return new StagePlan(
        launch, authorityPort, gatewayPort, debuggerPort, modelSet, models, sabotage, names, lines);
  }

  /** Returns how the authority is started. */
  ProgramSpec authority() throws ProgramException {
    return launch.authority(authoritySettings());
  }

  /**
   * Returns how the gateway is started.
   *
   * @param line where it finds the authority, or somebody who pretends
   */
  ProgramSpec gateway(URI line) throws ProgramException {
    GatewaySettings settings =
        new GatewaySettings(
            gatewayPort, line, "synthetic:" + sceneFile(), PORTAL + "=log:", further());
    String debugger = Debugger.flag(debuggerPort);
    return sabotage.isEmpty()
        ? launch.gatewayWatched(settings, List.of(debugger))
        : launch.gatewayWithFault(settings, List.of(debugger, sabotage.get().flag()));
  }

  /** Returns where the authority is. */
  URI authorityAddress() {
    return authoritySettings().address();
  }

  /** Returns where the gateway is. */
  URI gatewayAddress() {
    return URI.create("http://127.0.0.1:" + gatewayPort);
  }

  /** Returns what stands before the camera. */
  Path sceneFile() {
    return sceneFile(PORTAL);
  }

  /** Returns what stands before the camera of a portal. */
  Path sceneFile(String portal) {
    return sceneFolder(portal).resolve("scene.json");
  }

  /** Returns where the portal notes each release. */
  Path portalLog() {
    return portalLog(PORTAL);
  }

  /** Returns where a portal notes each release. */
  Path portalLog(String portal) {
    return launch.data().gateway().resolve("portal-" + portal + ".log");
  }

  /** Returns where copies of the gateway's files go. */
  Path loot() {
    return launch.data().root().resolve("loot");
  }

  /** Makes the folders that the story needs. */
  void prepare() throws IOException {
    for (String portal : portals()) {
      Files.createDirectories(sceneFolder(portal));
    }
    Files.createDirectories(loot());
  }

  /** Returns the names of all portals. */
  List<String> portals() {
    return Stream.concat(Stream.of(PORTAL), others.stream()).toList();
  }

  private Path sceneFolder(String portal) {
    return launch.data().root().resolve("scene-" + portal);
  }

  private AuthoritySettings authoritySettings() {
    return new AuthoritySettings(authorityPort, List.of("--status-ttl", STATUS_TIME_TO_LIVE));
  }

  private List<String> further() {
    List<String> options =
        new java.util.ArrayList<>(
            List.of("--gateway-id", GATEWAY, "--poll", POLL_SECONDS, "--model-set", modelSet));
    for (String portal : others) {
      options.addAll(List.of("--portal", portal + "=log:"));
      options.addAll(List.of("--camera", portal + "=synthetic:" + sceneFile(portal)));
    }
    models.ifPresent(folder -> options.addAll(List.of("--models", folder.toString())));
    return options;
  }
}
