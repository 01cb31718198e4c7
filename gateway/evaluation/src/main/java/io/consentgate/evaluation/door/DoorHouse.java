package io.consentgate.evaluation.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.evaluation.clock.AuthorityByTestClock;
import io.consentgate.evaluation.clock.TestClock;
import io.consentgate.evaluation.demo.Browser;
import io.consentgate.evaluation.demo.Office;
import io.consentgate.evaluation.demo.Patience;
import io.consentgate.evaluation.demo.SceneFile;
import io.consentgate.evaluation.programs.AuthoritySettings;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.LocalPinning;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.ProgramPair;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Both real programs on a fresh data folder: one gateway with several portals, each with a camera
 * that shows pictures from files, under a test's own pack and by a test's clock.
 */
final class DoorHouse implements AutoCloseable {

  private static final String GATEWAY = "gate-1";

  /** A run of minutes is worth what a quick start of the gateway is not. */
  private static final String FULL_COMPILER = "-XX:TieredStopAtLevel=4";

  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration LANES = Duration.ofSeconds(90);
  private static final List<String> PORTALS =
      IntStream.rangeClosed(1, 6).mapToObj("door-%d"::formatted).toList();

  private final ProgramPair programs;
  private final ProgramLaunch launch;
  private final TestClock clock;
  private final Office office;
  private final List<Station> stations = new ArrayList<>();

  private DoorHouse(
      ProgramPair programs, ProgramLaunch launch, TestClock clock, Office office, URI gateway) {
    this.programs = programs;
    this.launch = launch;
    this.clock = clock;
    this.office = office;
    try {
      for (String portal : PORTALS) {
        stations.add(new Station(gateway, portal, new SceneFile(scene(launch.data(), portal))));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * Starts everything.
   *
   * @param plan what is to be tried
   * @throws ProgramException if a program cannot be started
   */
  static DoorHouse open(DoorTrial.Plan plan) throws Exception {
    DataFolder data = DataFolder.open(plan.folder());
    ProgramLaunch launch = new ProgramLaunch(Installation.find(), data);
    LocalPinning.pin(data, GATEWAY);
    for (String portal : PORTALS) {
      Files.createDirectories(scene(data, portal).getParent());
      new SceneFile(scene(data, portal));
    }
    TestClock clock = TestClock.start(data.root().resolve("clock"), InstantSource.system());
    AuthoritySettings authority = new AuthoritySettings(FreePort.any(), List.of());
    GatewaySettings gateway = gateway(plan, data, authority.address());
    List<String> flags = new ArrayList<>(plan.flags());
    flags.add(clock.flag());
    flags.add(FULL_COMPILER);
    ProgramPair programs =
        ProgramPair.start(
            launch.authorityThrough(AuthorityByTestClock.class, authority, List.of(clock.flag())),
            launch.gatewayWithFault(gateway, flags),
            _ -> {});
    try {
      programs.awaitReady(READY);
      Office office = new Office(authority.address(), String.join(",", PORTALS), clock);
      DoorHouse house = new DoorHouse(programs, launch, clock, office, gateway.address());
      office.signIn(
          URI.create(
              launch
                  .firstSignInLink()
                  .orElseThrow(() -> new ProgramException("The authority left no sign-in link."))));
      awaitLanes(gateway.address());
      return house;
    } catch (Exception e) {
      programs.close();
      throw e;
    }
  }

  private static GatewaySettings gateway(DoorTrial.Plan plan, DataFolder data, URI authority)
      throws IOException {
    List<String> further = new ArrayList<>(List.of("--gateway-id", GATEWAY));
    for (String portal : PORTALS.subList(1, PORTALS.size())) {
      further.addAll(List.of("--portal", portal + "=log:", "--camera", camera(data, portal)));
    }
    further.addAll(TestPack.write(data.root()).options());
    further.addAll(List.of("--model-set", plan.modelSet(), "--models", plan.models().toString()));
    String first = PORTALS.getFirst();
    return new GatewaySettings(
        FreePort.any(), authority, camera(data, first), first + "=log:", further);
  }

  private static String camera(DataFolder data, String portal) {
    return portal + "=file:" + scene(data, portal);
  }

  private static Path scene(DataFolder data, String portal) {
    return data.root().resolve("scenes").resolve(portal).resolve("scene.json");
  }

  private static void awaitLanes(URI gateway) throws Exception {
    try (Browser browser = new Browser(gateway)) {
      Patience.await(
          "all face lanes open",
          LANES,
          () -> browser.json("/about-this-gate.json").path("portals"),
          DoorHouse::areOpen);
    }
  }

  private static boolean areOpen(JsonNode portals) {
    return portals
        .valueStream()
        .allMatch(portal -> portal.path("face_lane").asText().equals("open"));
  }

  /** Returns the portals, one thread each. */
  List<Station> stations() {
    return List.copyOf(stations);
  }

  /** Returns where tickets are issued. */
  Office office() {
    return office;
  }

  /** Returns the clock that the gateway goes by. */
  TestClock clock() {
    return clock;
  }

  /** Returns how many releases the portals' own logs have. */
  int releases() throws IOException {
    int releases = 0;
    for (String portal : PORTALS) {
      Path log = launch.data().gateway().resolve("portal-" + portal + ".log");
      if (Files.exists(log)) {
        releases += Files.readAllLines(log, StandardCharsets.US_ASCII).size();
      }
    }
    return releases;
  }

  @Override
  public void close() {
    stations.forEach(Station::close);
    office.close();
    programs.close();
  }
}
