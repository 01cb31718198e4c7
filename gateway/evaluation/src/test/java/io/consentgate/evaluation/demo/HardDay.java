package io.consentgate.evaluation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.contract.receipt.ConsentReceipt;
import io.consentgate.evaluation.programs.AuthoritySettings;
import io.consentgate.evaluation.programs.BackInTime;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.LocalPinning;
import io.consentgate.evaluation.programs.MountSpace;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.ProgramSpec;
import io.consentgate.evaluation.programs.RunningProgram;
import io.consentgate.signature.Parties;
import io.consentgate.signature.ReceiptVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Both programs, each on a small disk of its own, and a day on which everything goes wrong. */
final class HardDay implements AutoCloseable {

  /** Name of the gateway. */
  static final String GATEWAY = "gate-1";

  private static final String PORTAL = "main";
  private static final int DISK_KIBIBYTES = 12 * 1024;
  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration LANE = Duration.ofSeconds(60);

  private final DataFolder data;
  private final MountSpace space;
  private final SceneFile scene;
  private final AuthoritySettings authoritySettings;
  private final GatewaySettings gatewaySettings;
  private final Browser screen;
  private final Doorway door;
  private final Office office;
  private final Path clock;
  private final RunningProgram authority;
  private RunningProgram gateway;

  private HardDay(Path folder) throws Exception {
    data = DataFolder.open(folder.resolve("data"));
    space = MountSpace.smallDisks(DISK_KIBIBYTES, data.gateway(), data.authority());
    LocalPinning.pin(new DataFolder(space.seen(data.root())), GATEWAY);
    scene = new SceneFile(Files.createDirectory(folder.resolve("scene")).resolve("scene.json"));
    authoritySettings = new AuthoritySettings(FreePort.any(), List.of());
    gatewaySettings =
        new GatewaySettings(
            FreePort.any(),
            authoritySettings.address(),
            "synthetic:" + scene.path(),
            PORTAL + "=log:",
            List.of("--gateway-id", GATEWAY, "--poll", "1"));
    screen = new Browser(gatewaySettings.address());
    door = new Doorway(screen, scene, PORTAL, inside(data.gateway().resolve("portal-main.log")));
    office = new Office(authoritySettings.address(), PORTAL, InstantSource.system());
    clock = folder.resolve("clock");
    authority = start(launch().authority(authoritySettings));
    gateway = start(launch().gateway(gatewaySettings));
  }

  /** Starts both programs and waits until somebody could enter with a face. */
  static HardDay open(Path folder) throws Exception {
    HardDay day = new HardDay(folder);
    try {
      day.authority.awaitReady(READY);
      day.gateway.awaitReady(READY);
      day.awaitFaceLane("open");
      return day;
    } catch (Exception e) {
      day.close();
      throw e;
    }
  }

  /** Returns the disks. */
  MountSpace space() {
    return space;
  }

  /** Returns where the programs keep everything, as they see it. */
  DataFolder data() {
    return data;
  }

  /** Returns the reader at the portal. */
  Doorway door() {
    return door;
  }

  /** Returns the back office. */
  Office office() {
    return office;
  }

  /** Returns the gateway's public page, as data. */
  JsonNode facts() throws IOException, InterruptedException {
    return screen.json("/about-this-gate.json");
  }

  /** Returns the gateway's public page, for people. */
  String publicPage() throws IOException, InterruptedException {
    return screen.open("/about-this-gate").ok().body();
  }

  /** Returns the link that the authority left at its start. */
  URI signInLink() throws IOException {
    return URI.create(Files.readString(inside(data.authority().resolve("sign-in-link"))).strip());
  }

  /** Walks up to the kiosk. */
  Kiosk kiosk() {
    return new Kiosk(new Browser(gatewaySettings.address()), scene, PORTAL);
  }

  /**
   * Walks a guest through consent and enrolment.
   *
   * @return the signed receipt
   */
  String enrol(Guest guest) throws Exception {
    try (Kiosk kiosk = kiosk()) {
      kiosk.showTicket(guest.ticket(), guest.seed());
      kiosk.consent("SEALED");
      kiosk.look();
      byte[] pass = kiosk.confirm();
      String receipt = kiosk.receipt();
      ConsentReceipt verified = new ReceiptVerifier(office.key(Parties.AUTHORITY)).verify(receipt);
      guest.take(pass, verified.withdrawalCode());
      kiosk.done();
      return receipt;
    }
  }

  /** Waits for the way without a face to be in a state. */
  void awaitPassLane(String state) throws Exception {
    Patience.await(
        "pass lane " + state,
        LANE,
        () -> facts().path("portals").path(0).path("pass_lane").asText(),
        state::equals);
  }

  /** Waits for the face lane to be in a state. */
  void awaitFaceLane(String state) throws Exception {
    Patience.await("face lane " + state, LANE, () -> new Mirror(screen).faceLane(), state::equals);
  }

  /**
   * Ends the gateway, takes a copy of all that it keeps, and starts it on a clock that is right and
   * can be set.
   *
   * @param loot an empty folder for the copy
   */
  void restartGateway(Path loot) throws Exception {
    gateway.close();
    Path kept = inside(data.gateway());
    try (Stream<Path> files = Files.walk(kept)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file,
            loot.resolve(kept.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES,
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    setClock("+0");
    gateway = start(BackInTime.asSaid(clock, launch().gateway(gatewaySettings)));
    gateway.awaitReady(READY);
  }

  /** Sets the clock of a gateway that runs, by so much from the right time. */
  void setClock(String lie) throws IOException {
    Files.writeString(clock, lie + "\n");
  }

  /**
   * Ends the gateway, turns a bit in every kilobyte of one of its files, and starts it again.
   *
   * @return the file as it was
   */
  byte[] restartGatewayWithFlippedBits(String file) throws Exception {
    gateway.close();
    Path path = inside(data.gateway().resolve(file));
    byte[] before = Files.readAllBytes(path);
    byte[] bytes = before.clone();
    for (int i = 20; i < bytes.length; i += 1024) {
      bytes[i] ^= 0x10;
    }
    Files.write(path, bytes);
    gateway = start(launch().gateway(gatewaySettings));
    gateway.awaitReady(READY);
    return before;
  }

  /** Ends the gateway, puts a file back as it was, and starts it again. */
  void restartGatewayWith(String file, byte[] before) throws Exception {
    gateway.close();
    Files.write(inside(data.gateway().resolve(file)), before);
    gateway = start(launch().gateway(gatewaySettings));
    gateway.awaitReady(READY);
  }

  /** Kills the gateway, and starts it on a clock an hour back. */
  void restartGatewayAnHourBack() throws Exception {
    gateway.kill();
    gateway = start(BackInTime.anHour(launch().gateway(gatewaySettings)));
    gateway.awaitReady(READY);
  }

  /** Kills the gateway, and starts it on a clock that shows a far future. */
  void restartGatewayYearsAhead() throws Exception {
    gateway.kill();
    gateway = start(BackInTime.aheadOfTheCentury(launch().gateway(gatewaySettings)));
    gateway.awaitReady(READY);
  }

  /** Returns a path on one of the disks, for whoever is outside. */
  Path inside(Path path) {
    return space.seen(path);
  }

  @Override
  public void close() {
    Thread other = Thread.ofVirtual().start(authority::close);
    gateway.close();
    screen.close();
    office.close();
    try {
      other.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    space.close();
  }

  private ProgramLaunch launch() throws ProgramException {
    return new ProgramLaunch(Installation.find(), data);
  }

  private RunningProgram start(ProgramSpec spec) throws ProgramException {
    return RunningProgram.start(space.within(spec), _ -> {});
  }
}
