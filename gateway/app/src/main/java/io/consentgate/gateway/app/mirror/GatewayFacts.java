package io.consentgate.gateway.app.mirror;

import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.portal.LensState;
import io.consentgate.gateway.app.portal.ServedPortal;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.lane.LaneResult.Armed;
import io.consentgate.gateway.lane.LaneResult.Closed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that this gateway knows, with stable names; no line of it is about a person. */
public final class GatewayFacts {

  private final Settings settings;
  private final ServedPortals portals;
  private final FaceLaneInterlock lanes;
  private final GatewayCounts counts;
  private final RecognitionFacts recognition;
  private final StatusFacts status;

  /**
   * Ties the facts to where they come from.
   *
   * @param settings how the gateway was told to run
   * @param portals lenses
   * @param lanes whether face lanes are open
   * @param counts what was counted
   * @param recognition networks and thresholds
   * @param status how fresh the status list is
   */
  public GatewayFacts(
      Settings settings,
      ServedPortals portals,
      FaceLaneInterlock lanes,
      GatewayCounts counts,
      RecognitionFacts recognition,
      StatusFacts status) {
    this.settings = settings;
    this.portals = portals;
    this.lanes = lanes;
    this.counts = counts;
    this.recognition = recognition;
    this.status = status;
  }

  /** Returns all facts, for the page and as data. */
  public Map<String, Object> all() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("gateway", settings.gateway().value());
    facts.put("version", version());
    facts.put("synthetic", portals.isSynthetic());
    facts.put("portals", portals.all().stream().map(this::portal).toList());
    facts.put("counts", counts.all());
    facts.put("status", status.all());
    facts.put("pack", pack());
    facts.put("model_set", recognition.all());
    facts.put("pad_level", "none");
    facts.put("detector_calls", recognition.detectorCalls());
    return facts;
  }

  /** Returns whether the face lane of a portal is open, or why it is closed, in a stable word. */
  public String faceLane(ServedPortal portal) {
    return switch (lanes.lane(portal.id())) {
      case Armed(_) -> "open";
      case Closed(var closure) -> closure.name();
    };
  }

  /** Returns the program's version. */
  public static String version() {
    String version = GatewayFacts.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Returns the cameras, one line a portal, for the authority. */
  public List<String> cameras() {
    return portals.all().stream()
        .map(portal -> portal.id() + ": " + lensWord(portal.lens().state()))
        .toList();
  }

  private Map<String, Object> portal(ServedPortal portal) {
    LensState state = portal.lens().state();
    Map<String, Object> lens = new LinkedHashMap<>();
    lens.put("state", lensWord(state));
    lens.put("reason", state.reason());
    lens.put("seconds_left", seconds(state.left()));
    lens.put("alive", state.isAlive());
    lens.put("lost_since", state.lostSince().map(Object::toString).orElse(""));
    lens.put("synthetic", state.isSynthetic());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("portal", portal.id().value());
    facts.put("kind", portal.isLogOnly() ? "log" : "http");
    facts.put("face_lane", faceLane(portal));
    facts.put("lens", lens);
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

  private static String lensWord(LensState state) {
    return switch (state.mode()) {
      case CLOSED -> "closed";
      case CODES -> state.lostSince().isPresent() ? "lost" : "looking for codes only";
      case FACE -> "looking for a face";
    };
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
