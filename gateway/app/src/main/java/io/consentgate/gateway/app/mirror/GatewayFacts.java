package io.consentgate.gateway.app.mirror;

import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.portal.ServedPortal;
import io.consentgate.gateway.secret.MemoryLock;
import io.consentgate.gateway.secret.ProcessMemory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that this gateway knows, with stable names; no line of it is about a person. */
public final class GatewayFacts {

  private final Settings settings;
  private final PortalFacts portals;
  private final GatewayCounts counts;
  private final RecognitionFacts recognition;
  private final StatusFacts status;
  private final ClockFacts clock;

  /**
   * Ties the facts to where they come from.
   *
   * @param settings how the gateway was told to run
   * @param portals lenses and ways in
   * @param counts what was counted
   * @param recognition networks and thresholds
   * @param status how fresh the status list is
   * @param clock whether the clock is believed
   */
  public GatewayFacts(
      Settings settings,
      PortalFacts portals,
      GatewayCounts counts,
      RecognitionFacts recognition,
      StatusFacts status,
      ClockFacts clock) {
    this.settings = settings;
    this.portals = portals;
    this.counts = counts;
    this.recognition = recognition;
    this.status = status;
    this.clock = clock;
  }

  /** Returns all facts, for the page and as data. */
  public Map<String, Object> all() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("gateway", settings.gateway().value());
    facts.put("version", version());
    facts.put("synthetic", portals.isSynthetic());
    facts.put("portals", portals.all());
    facts.put("counts", counts.all());
    facts.put("key_ring", counts.keyRing());
    facts.put("memory", memory());
    facts.put("status", status.all());
    facts.put("clock", clock.word());
    facts.put("erasure", clock.erasures());
    facts.put("pack", pack());
    facts.put("model_set", recognition.all());
    facts.put("pad_level", settings.pad().word());
    facts.put("detector_calls", recognition.detectorCalls());
    return facts;
  }

  /** Returns whether the face lane of a portal is open, or why it is closed, in a stable word. */
  public String faceLane(ServedPortal portal) {
    return portals.faceLane(portal);
  }

  /** Returns whether the way in without a face works at a portal, or why not, in a stable word. */
  public String passLane(ServedPortal portal) {
    return portals.passLane(portal);
  }

  /** Returns the program's version. */
  public static String version() {
    String version = GatewayFacts.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Returns the cameras, one line a portal, for the authority. */
  public List<String> cameras() {
    return portals.cameras();
  }

  private static Map<String, Object> memory() {
    MemoryLock lock = ProcessMemory.lock();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("locked", lock.isWhole());
    facts.put("locked_bytes", lock.lockedBytes());
    facts.put("unlocked_bytes", lock.unlockedBytes());
    return facts;
  }

  private Map<String, Object> pack() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", settings.pack().pack().id());
    facts.put("kind", settings.pack().pack().kind().name());
    facts.put("sha256", settings.pack().digest());
    facts.put("max_retention_days", settings.pack().pack().maxRetention().toDays());
    facts.put("max_status_age_seconds", settings.pack().pack().maxStatusAge().toSeconds());
    return facts;
  }
}
