package io.consentgate.evaluation.demo;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.receipt.ConsentReceipt;
import io.consentgate.evaluation.programs.AuthoritySettings;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.LocalPinning;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.ProgramSpec;
import io.consentgate.evaluation.programs.RunningProgram;
import io.consentgate.gateway.camera.visitor.Cast;
import io.consentgate.signature.Parties;
import io.consentgate.signature.ReceiptVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Both programs, with one portal and one camera; the gateway can be ended and started again. */
final class SmallHouse implements AutoCloseable {

  /** How a gateway is started. */
  @FunctionalInterface
  interface Start {
    ProgramSpec of(ProgramLaunch launch, GatewaySettings settings) throws Exception;
  }

  /** Which camera looks at what a scene file says. */
  @FunctionalInterface
  interface Sight {
    String address(Path scene) throws Exception;
  }

  private static final String GATEWAY = "gate-1";
  private static final String PORTAL = "main";
  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

  private final DataFolder data;
  private final ProgramLaunch launch;
  private final Start start;
  private final SceneFile scene;
  private final GatewaySettings settings;
  private final Browser screen;
  private final Doorway door;
  private final Office office;
  private final RunningProgram authority;
  private RunningProgram gateway;
  private int guests;

  /** Starts both and waits until somebody could enter with a face. */
  SmallHouse(Path folder, Start start) throws Exception {
    this(folder, start, scene -> "synthetic:" + scene, List.of());
  }

  /**
   * Starts both with a camera of its own and waits until somebody could enter with a face.
   *
   * @param further options of the gateway
   */
  SmallHouse(Path folder, Start start, Sight sight, List<String> further) throws Exception {
    this.start = start;
    data = DataFolder.open(folder.resolve("data"));
    LocalPinning.pin(data, GATEWAY);
    launch = new ProgramLaunch(Installation.find(), data);
    scene = new SceneFile(Files.createDirectory(folder.resolve("scene")).resolve("scene.json"));
    AuthoritySettings there = new AuthoritySettings(FreePort.any(), List.of());
    settings =
        new GatewaySettings(
            FreePort.any(),
            there.address(),
            sight.address(scene.path()),
            PORTAL + "=log:",
            Stream.concat(Stream.of("--gateway-id", GATEWAY, "--poll", "1"), further.stream())
                .toList());
    screen = new Browser(settings.address());
    Path releases = data.gateway().resolve("portal-" + PORTAL + ".log");
    door = new Doorway(screen, scene, PORTAL, releases);
    office = new Office(there.address(), PORTAL, InstantSource.system());
    authority = RunningProgram.start(launch.authority(there), _ -> {});
    gateway = RunningProgram.start(start.of(launch, settings), _ -> {});
    authority.awaitReady(READY);
    gateway.awaitReady(READY);
    office.signIn(URI.create(launch.firstSignInLink().orElseThrow()));
    awaitOpen();
  }

  DataFolder data() {
    return data;
  }

  long pid() {
    return gateway.pid();
  }

  void endGateway() {
    gateway.close();
  }

  void startGateway() throws Exception {
    gateway = RunningProgram.start(start.of(launch, settings), _ -> {});
    gateway.awaitReady(READY);
    awaitOpen();
  }

  /** Returns how the gateway would be started now. */
  ProgramSpec gatewaySpec() throws Exception {
    return start.of(launch, settings);
  }

  /** Lets the next guest get a ticket, consent and enrol. */
  Guest enrol() throws Exception {
    return enrol(Custody.SEALED);
  }

  /** Lets the next guest get a ticket, consent to a custody and enrol. */
  Guest enrol(Custody custody) throws Exception {
    byte[] ticket = office.ticket(Office.Terms.day());
    int seed = Math.toIntExact(Cast.seeds().get(guests++));
    return enrol(new Guest(seed, ticket), custody, _ -> {});
  }

  /** Lets somebody consent and enrol on a ticket that they have, whatever they agreed to before. */
  Guest enrolAgain(Guest before) throws Exception {
    return enrol(new Guest(before.seed(), before.ticket()), Custody.SEALED, _ -> {});
  }

  /** Lets the next guest enrol, who turns the head as far when asked. */
  Guest enrolTurning(double share) throws Exception {
    byte[] ticket = office.ticket(Office.Terms.day());
    int seed = Math.toIntExact(Cast.seeds().get(guests++));
    TurningVisitor visitor = new TurningVisitor(scene, seed, share);
    return enrol(new Guest(seed, ticket), Custody.SEALED, visitor);
  }

  private Guest enrol(Guest guest, Custody custody, Consumer<String> visitor) throws Exception {
    try (Kiosk kiosk = kiosk()) {
      kiosk.showTicket(guest.ticket(), guest.seed());
      kiosk.consent(custody.name());
      kiosk.look(visitor);
      byte[] pass = kiosk.confirm();
      ConsentReceipt receipt =
          new ReceiptVerifier(office.key(Parties.AUTHORITY)).verify(kiosk.receipt());
      guest.take(pass, receipt.withdrawalCode());
      kiosk.done();
    }
    return guest;
  }

  /** Returns what becomes of a guest who holds up the pass. */
  String present(Guest guest) throws Exception {
    return present(guest, guest.seed());
  }

  /**
   * Returns what becomes of a guest who holds up the pass among others.
   *
   * @param visitors everybody in view, from left to right
   */
  String present(Guest guest, int... visitors) throws Exception {
    return door.present(guest.pass(), visitors).reason();
  }

  /** Returns what becomes of a guest who holds up the pass and turns the head as far when asked. */
  String presentTurning(Guest guest, double share) throws Exception {
    TurningVisitor visitor = new TurningVisitor(scene, guest.seed(), share);
    Thread eyes = Thread.ofVirtual().start(() -> watch(visitor));
    try {
      return present(guest);
    } finally {
      eyes.interrupt();
      eyes.join();
    }
  }

  private void watch(TurningVisitor visitor) {
    try (Browser eyes = new Browser(settings.address())) {
      while (true) {
        visitor.accept(eyes.json("/portal/" + PORTAL + "/state.json").path("asked").asText());
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (IOException | InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns what becomes of a guest who holds up the ticket. */
  String presentTicket(Guest guest) throws Exception {
    return door.present(guest.ticket(), guest.seed()).reason();
  }

  /** Returns a page of the gateway. */
  String page(String path) throws Exception {
    return screen.open(path).ok().body();
  }

  /** Returns how often a picture was searched for a face since the gateway started. */
  long faceSearches() throws Exception {
    return new Mirror(screen).faceSearches();
  }

  /** Withdraws by pass and returns the certificate. */
  String withdraw(Guest guest) throws Exception {
    try (Kiosk kiosk = kiosk()) {
      return kiosk.withdraw(guest.pass());
    }
  }

  int references() throws Exception {
    return screen.json("/about-this-gate.json").path("counts").path("references").asInt();
  }

  @Override
  public void close() {
    gateway.close();
    authority.close();
    screen.close();
    office.close();
  }

  private Kiosk kiosk() {
    return new Kiosk(new Browser(settings.address()), scene, PORTAL);
  }

  /** Waits until somebody could enter with a face. */
  void awaitOpen() throws Exception {
    Patience.await("face lane", READY, () -> new Mirror(screen).faceLane(), "open"::equals);
  }
}
