package io.consentgate.gateway.app;

import io.consentgate.gateway.app.authority.EntitlementSync;
import io.consentgate.gateway.app.authority.OutboxSender;
import io.consentgate.gateway.app.authority.Pairing;
import io.consentgate.gateway.app.authority.StatusSweep;
import io.consentgate.gateway.app.authority.StatusWatch;
import io.consentgate.gateway.app.kiosk.Kiosk;
import io.consentgate.gateway.app.mirror.Reporter;
import io.consentgate.gateway.app.portal.PassLaneRound;
import io.consentgate.gateway.app.portal.PortalDoor;
import io.consentgate.gateway.app.portal.PortalLoop;
import io.consentgate.gateway.app.portal.ServedPortal;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.app.wiring.Faces;
import io.consentgate.gateway.app.wiring.LocalPeer;
import io.consentgate.gateway.app.wiring.Readying;
import io.consentgate.gateway.secret.ProcessMemory;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.backup.BackupDesk;
import io.consentgate.gateway.store.journal.JournalState;
import io.consentgate.gateway.store.keyring.RingState;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that has started: server, portal loops and rounds. */
public final class RunningGateway implements AutoCloseable {

  private static final String CLOSED = "  the face lane stays closed, tickets go on: ";
  private static final Logger LOG = LoggerFactory.getLogger(RunningGateway.class);

  private static final Duration KIOSK_PAUSE = Duration.ofSeconds(1);
  private static final Duration BACKUP_PAUSE = Duration.ofSeconds(1);
  private static final Duration SWEEP_PAUSE = Duration.ofSeconds(2);
  private static final Duration OUTBOX_PAUSE = Duration.ofSeconds(1);
  private static final Duration PASS_LANE_PAUSE = Duration.ofMillis(1500);
  private static final Duration REPORT_PAUSE = Duration.ofSeconds(15);

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final Rhythm rhythm = new Rhythm();
  private final List<PortalLoop> loops = new ArrayList<>();
  private final Settings settings;

  private RunningGateway(ApplicationContext context, EmbeddedServer server, Settings settings) {
    this.context = context;
    this.server = server;
    this.settings = settings;
  }

  /**
   * Starts a gateway.
   *
   * @throws RuntimeException if it cannot start; {@link StartFault} finds the sentence in it
   */
  public static RunningGateway start(Settings settings) {
    PortProbe.check(settings.listening());
    ApplicationContext context =
        ApplicationContext.builder()
            .singletons(settings)
            .properties(ServerProperties.of(settings))
            .banner(false)
            .deduceEnvironment(false)
            .build();
    try {
      context.start();
      context.getBean(Faces.class); // begins to load while the rest is made
      pair(context, settings);
      EmbeddedServer server = context.getBean(EmbeddedServer.class);
      context.getBean(Readying.class).now();
      server.start();
      RunningGateway gateway = new RunningGateway(context, server, settings);
      gateway.begin();
      return gateway;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Returns where it listens. */
  public URI address() {
    return server.getURI();
  }

  /** Returns the context, for tests and for tools that look inside. */
  public ApplicationContext context() {
    return context;
  }

  /** Returns what to tell the person who started it. */
  String greeting() {
    URI home = address();
    StringBuilder text = new StringBuilder();
    text.append("gateway ").append(settings.gateway()).append(" is ready");
    for (PortalSetting portal : settings.portals()) {
      text.append(System.lineSeparator())
          .append("  kiosk: ")
          .append(home.resolve("/kiosk/" + portal.id()))
          .append(System.lineSeparator())
          .append("  screen at the portal: ")
          .append(home.resolve("/portal/" + portal.id()));
    }
    text.append(System.lineSeparator())
        .append("  what this gateway knows: ")
        .append(home.resolve("/about-this-gate"));
    GatewayStore store = context.getBean(GatewayStore.class);
    if (store.journal().state() instanceof JournalState.Unreadable(String reason)) {
      text.append(System.lineSeparator()).append(CLOSED).append(reason);
    } else if (store.ringState() instanceof RingState.Unreadable(String reason)) {
      text.append(System.lineSeparator()).append(CLOSED).append(reason);
    }
    return text.toString();
  }

  private static void pair(ApplicationContext context, Settings settings) {
    if (!settings.authority().pairingCode().isEmpty()) {
      context
          .getBean(Pairing.class)
          .pair(settings.authority().address(), settings.authority().pairingCode());
    }
  }

  private void begin() {
    if (!ProcessMemory.lock().isWhole()) {
      LOG.warn(
          "secrets are not locked in RAM: let this user lock more of it (ulimit -l, or LimitMEMLOCK"
              + " of the service), or have no swap");
    }
    LongSupplier nanos = context.getBean(LongSupplier.class);
    SecureRandom random = context.getBean(SecureRandom.class);
    PortalDoor door = context.getBean(PortalDoor.class);
    for (ServedPortal portal : context.getBean(ServedPortals.class).all()) {
      PortalLoop loop = new PortalLoop(portal, door, random, nanos);
      loops.add(loop);
      loop.start();
    }
    PassLaneRound passLanes = context.getBean(PassLaneRound.class);
    passLanes.round();
    rhythm.every("pass-lanes", PASS_LANE_PAUSE, passLanes::round);
    Duration poll = settings.authority().every();
    LocalPeer peer = context.getBean(LocalPeer.class);
    StatusWatch status = context.getBean(StatusWatch.class);
    rhythm.every(
        "status",
        poll,
        () -> {
          peer.pair();
          status.refresh();
        });
    rhythm.every("entitlements", poll, context.getBean(EntitlementSync.class)::sync);
    rhythm.every("outbox", OUTBOX_PAUSE, context.getBean(OutboxSender.class)::round);
    rhythm.every("sweep", SWEEP_PAUSE, context.getBean(StatusSweep.class)::round);
    rhythm.every("report", REPORT_PAUSE, context.getBean(Reporter.class)::report);
    GatewayStore store = context.getBean(GatewayStore.class);
    BackupDesk backups = new BackupDesk(settings.data());
    backups.clear();
    rhythm.every("backup", BACKUP_PAUSE, () -> backups.serve(store.journal()));
    rhythm.every("kiosk", KIOSK_PAUSE, context.getBean(Kiosk.class)::expireAll);
  }

  /** Ends it: no new presentations, the ones in hand to their end, then everything is closed. */
  @Override
  public void close() {
    loops.forEach(PortalLoop::close);
    context.getBean(Kiosk.class).close();
    rhythm.close();
    server.stop();
    context.close();
  }
}
