package io.consentgate.evaluation.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Both real programs on a fresh data folder, a camera that draws visitors, and a browser. */
final class House implements AutoCloseable {

  /** Name of the gateway. */
  static final String GATEWAY = "gate-1";

  /** Name of its portal. */
  static final String PORTAL = "main";

  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration LANE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final ProgramLaunch launch;
  private final ProgramPair programs;
  private final URI gateway;
  private final URI authority;
  private final Scene scene;
  private final Chromium chromium;
  private final BackOffice office;

  private House(Path folder, ProgramLaunch launch, Scene scene, ProgramPair programs, URI[] homes)
      throws ProgramException, InterruptedException {
    this.folder = folder;
    this.launch = launch;
    this.scene = scene;
    this.programs = programs;
    authority = homes[0];
    gateway = homes[1];
    chromium = Chromium.start();
    programs.awaitReady(READY);
    office = BackOffice.signIn(chromium, authority, signInLink());
  }

  /** Starts everything. */
  static House open() throws Exception {
    Path folder = Files.createTempDirectory("consentgate-browser");
    DataFolder data = DataFolder.open(folder.resolve("data"));
    Scene scene = new Scene(folder.resolve("scene.json"));
    ProgramLaunch launch = new ProgramLaunch(Installation.find(), data);
    LocalPinning.pin(data, GATEWAY);
    AuthoritySettings authority = new AuthoritySettings(FreePort.any(), List.of());
    GatewaySettings gateway =
        new GatewaySettings(
            FreePort.any(),
            authority.address(),
            "synthetic:" + folder.resolve("scene.json"),
            PORTAL + "=log:",
            List.of("--gateway-id", GATEWAY, "--poll", "1"));
    ProgramPair programs =
        ProgramPair.start(
            launch.authority(authority),
            launch.gateway(gateway),
            new Problems(System.out::println));
    try {
      URI[] homes = {authority.address(), gateway.address()};
      House house = new House(folder, launch, scene, programs, homes);
      Until.equal("open", LANE, house::faceLane);
      return house;
    } catch (Exception | AssertionError e) {
      programs.close();
      throw e;
    }
  }

  /** Returns the address of the gateway. */
  URI gateway() {
    return gateway;
  }

  /** Returns the address of the authority. */
  URI authority() {
    return authority;
  }

  /** Returns what stands before the camera. */
  Scene scene() {
    return scene;
  }

  /** Returns the browser. */
  Chromium chromium() {
    return chromium;
  }

  /** Returns the back office, signed in. */
  BackOffice office() {
    return office;
  }

  /** Returns a fresh one-time link, as the authority's own command gives it. */
  URI freshSignInLink() throws ProgramException, InterruptedException {
    String said = launch.signInLink();
    return URI.create(said.substring(said.indexOf("http")).strip());
  }

  /** Returns how many releases the portal's own log has. */
  int releases() throws IOException {
    Path log = launch.data().gateway().resolve("portal-" + PORTAL + ".log");
    return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.US_ASCII).size() : 0;
  }

  /** Returns how many references the gateway says it holds. */
  int references() throws IOException {
    return facts().path("counts").path("references").asInt();
  }

  /** Returns how often the gateway says it searched a picture for a face. */
  long faceSearches() throws IOException {
    return facts().path("detector_calls").asLong();
  }

  private String faceLane() throws IOException {
    return facts().path("portals").path(0).path("face_lane").asText();
  }

  private JsonNode facts() throws IOException {
    try (InputStream answer = gateway.resolve("/about-this-gate.json").toURL().openStream()) {
      return JSON.readTree(answer);
    }
  }

  private URI signInLink() throws ProgramException {
    return URI.create(
        launch
            .firstSignInLink()
            .orElseThrow(() -> new ProgramException("The authority left no sign-in link.")));
  }

  @Override
  public void close() throws IOException {
    chromium.close();
    programs.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
