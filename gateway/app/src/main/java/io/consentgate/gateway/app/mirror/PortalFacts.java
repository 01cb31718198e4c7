package io.consentgate.gateway.app.mirror;

import io.consentgate.gateway.app.portal.LensState;
import io.consentgate.gateway.app.portal.ServedPortal;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.lane.FaceLaneInterlock;
import io.consentgate.gateway.lane.LaneResult.Armed;
import io.consentgate.gateway.lane.LaneResult.Closed;
import io.consentgate.gateway.lane.PassLaneFault;
import io.consentgate.gateway.lane.PassLaneProof;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of each portal: its lens and both ways in. */
public final class PortalFacts {

  private static final String WORKS = "works";

  private final ServedPortals portals;
  private final FaceLaneInterlock lanes;
  private final PassLaneProof passLanes;

  /**
   * Ties the facts to where they come from.
   *
   * @param portals lenses
   * @param lanes whether face lanes are open
   * @param passLanes whether the ways in without a face have proved themselves
   */
  public PortalFacts(ServedPortals portals, FaceLaneInterlock lanes, PassLaneProof passLanes) {
    this.portals = portals;
    this.lanes = lanes;
    this.passLanes = passLanes;
  }

  /** Returns the facts of every portal. */
  List<Map<String, Object>> all() {
    return portals.all().stream().map(this::of).toList();
  }

  /** Tells whether any portal is shown drawn or stored pictures. */
  boolean isSynthetic() {
    return portals.isSynthetic();
  }

  /** Returns whether the face lane of a portal is open, or why it is closed, in a stable word. */
  String faceLane(ServedPortal portal) {
    return switch (lanes.lane(portal.id())) {
      case Armed(_) -> "open";
      case Closed(var closure) -> closure.name();
    };
  }

  /** Returns whether the way in without a face works at a portal, or why not, in a stable word. */
  String passLane(ServedPortal portal) {
    return passLanes.fault(portal.id()).map(PassLaneFault::name).orElse(WORKS);
  }

  /** Returns the cameras, one line a portal, for the authority. */
  List<String> cameras() {
    return portals.all().stream()
        .map(portal -> portal.id() + ": " + lensWord(portal.lens().state()))
        .toList();
  }

  private Map<String, Object> of(ServedPortal portal) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("portal", portal.id().value());
    facts.put("kind", portal.isLogOnly() ? "log" : "http");
    facts.put("face_lane", faceLane(portal));
    facts.put("pass_lane", passLane(portal));
    facts.put(
        "pass_lane_age_seconds", passLanes.age(portal.id()).map(Duration::toSeconds).orElse(-1L));
    facts.put("lens", lens(portal));
    return facts;
  }

  private static Map<String, Object> lens(ServedPortal portal) {
    LensState state = portal.lens().state();
    Map<String, Object> lens = new LinkedHashMap<>();
    lens.put("state", lensWord(state));
    lens.put("reason", state.reason());
    lens.put("seconds_left", state.left().toMillis() / 1000.0);
    lens.put("alive", state.isAlive());
    lens.put("lost_since", state.lostSince().map(Object::toString).orElse(""));
    lens.put("synthetic", state.isSynthetic());
    lens.put("frames_read", portal.lens().framesRead());
    lens.put("share_looked_at", Math.round(portal.lens().shareLookedAt() * 1000) / 1000.0);
    return lens;
  }

  private static String lensWord(LensState state) {
    return switch (state.mode()) {
      case CLOSED -> "closed";
      case CODES -> state.lostSince().isPresent() ? "lost" : "looking for codes only";
      case FACE -> "looking for a face";
    };
  }
}
