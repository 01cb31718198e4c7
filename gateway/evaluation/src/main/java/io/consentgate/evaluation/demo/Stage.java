package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.evaluation.programs.ProgramSpec;
import io.consentgate.evaluation.programs.RunningProgram;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The two programs while the story is played, and what stands around them. */
final class Stage implements AutoCloseable {

  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration LANE = Duration.ofSeconds(60);

  private final StagePlan plan;
  private final SceneFile scene;
  private final AuthorityLine line;
  private final RunningProgram authority;
  private final RunningProgram gateway;
  private final Browser gatewayBrowser;
  private final Office office;
  private final Doorway door;

  private Stage(
      StagePlan plan,
      SceneFile scene,
      AuthorityLine line,
      RunningProgram authority,
      RunningProgram gateway) {
    this.plan = plan;
    this.scene = scene;
    this.line = line;
    this.authority = authority;
    this.gateway = gateway;
    gatewayBrowser = new Browser(plan.gatewayAddress());
    door = new Doorway(gatewayBrowser, scene, StagePlan.PORTAL, plan.portalLog());
    office =
        new Office(
            plan.authorityAddress(), String.join(" ", plan.portals()), InstantSource.system());
  }

  /**
   * Starts both programs with somebody in the middle, and waits until both answer.
   *
   * @throws ProgramException if one does not start
   */
  static Stage open(StagePlan plan) throws ProgramException, IOException, InterruptedException {
    SceneFile scene = new SceneFile(plan.sceneFile());
    AuthorityLine line = AuthorityLine.open(plan.authorityAddress());
    RunningProgram authority = start(plan.authority(), plan);
    Stage stage;
    try {
      stage = new Stage(plan, scene, line, authority, start(plan.gateway(line.address()), plan));
    } catch (ProgramException e) {
      authority.close();
      line.close();
      throw e;
    }
    try {
      authority.awaitReady(READY);
      stage.gateway.awaitReady(READY);
      return stage;
    } catch (ProgramException | InterruptedException e) {
      stage.close();
      throw e;
    }
  }

  /**
   * Returns a status list from the very beginning, before anybody consented.
   *
   * @throws IllegalStateException if none passed
   */
  RecordedAnswer firstStatusList() {
    return line.firstStatusList()
        .orElseThrow(() -> new IllegalStateException("no status list passed yet"));
  }

  /** Returns the line between gateway and authority. */
  AuthorityLine line() {
    return line;
  }

  /** Returns what stands before the camera. */
  SceneFile scene() {
    return scene;
  }

  /** Returns the authority's back office. */
  Office office() {
    return office;
  }

  /** Returns the gateway's public page. */
  Mirror mirror() {
    return new Mirror(gatewayBrowser);
  }

  /** Returns the reader at the portal. */
  Doorway door() {
    return door;
  }

  /**
   * Stands before another portal, with a camera of its own.
   *
   * @param portal its name
   */
  Doorway doorAt(String portal) throws IOException {
    SceneFile there = new SceneFile(plan.sceneFile(portal));
    return new Doorway(gatewayBrowser, there, portal, plan.portalLog(portal));
  }

  /** Walks up to the kiosk with a fresh browser. */
  Kiosk kiosk() {
    return new Kiosk(new Browser(plan.gatewayAddress()), scene, StagePlan.PORTAL);
  }

  /**
   * Holds a code up to the portal.
   *
   * @param facts where to note what becomes of it
   * @param code picture of a pass or ticket
   * @param visitors who is in view
   */
  Presentation present(Facts facts, byte[] code, int... visitors) throws Exception {
    Counters counters = Counters.start(mirror());
    return new Presentation(facts, door().present(code, visitors), counters);
  }

  /**
   * Waits for the face lane to be in a state.
   *
   * @param state {@code open}, or the reason for which it is closed
   * @return the same, once it is
   */
  String awaitFaceLane(String state) throws Exception {
    return Patience.await("face lane " + state, LANE, mirror()::faceLane, state::equals);
  }

  /** Attaches a debugger to the running gateway. */
  Debugger debugger() throws IOException {
    return Debugger.attach(plan.debuggerPort());
  }

  /** Returns the address of the gateway. */
  URI gatewayAddress() {
    return plan.gatewayAddress();
  }

  @Override
  public void close() {
    Thread other = Thread.ofVirtual().start(authority::close);
    gateway.close();
    line.close();
    gatewayBrowser.close();
    office.close();
    try {
      other.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static RunningProgram start(ProgramSpec spec, StagePlan plan) throws ProgramException {
    return RunningProgram.start(spec, plan.lines());
  }
}
