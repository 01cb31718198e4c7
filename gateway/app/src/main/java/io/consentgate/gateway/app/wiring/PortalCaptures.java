package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.portal.PortalRigs;
import io.consentgate.gateway.app.portal.PortalScreen;
import io.consentgate.gateway.app.portal.ServedPortal;
import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.VisionProbeCapture;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each capture to the camera and the pipeline of the portal whose lane is armed. */
final class PortalCaptures implements ProbeCapture {

  private static final Logger LOG = LoggerFactory.getLogger(PortalCaptures.class);

  private final Map<PortalId, VisionProbeCapture> captures = new ConcurrentHashMap<>();
  private final Faces faces;
  private final PortalRigs rigs;
  private final ServedPortals portals;
  private final VisionProbeCapture.Rules rules;
  private final InstantSource wall;
  private final LongSupplier nanos;

  PortalCaptures(
      Faces faces,
      PortalRigs rigs,
      ServedPortals portals,
      VisionProbeCapture.Rules rules,
      InstantSource wall,
      LongSupplier nanos) {
    this.faces = faces;
    this.rigs = rigs;
    this.portals = portals;
    this.rules = rules;
    this.wall = wall;
    this.nanos = nanos;
  }

  @Override
  public FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) throws CaptureException {
    VisionProbeCapture capture = at(lane.portal());
    try {
      synchronized (capture) {
        return capture.probe(consent, lane);
      }
    } catch (CaptureException e) {
      tell(lane.portal(), e);
      throw e;
    }
  }

  @Override
  public FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide)
      throws CaptureException {
    VisionProbeCapture capture = at(lane.portal());
    try {
      synchronized (capture) {
        return capture.reference(consent, lane, guide);
      }
    } catch (CaptureException e) {
      tell(lane.portal(), e);
      throw e;
    }
  }

  /** A camera that hangs, or one that is fed: either way the operator has to look. */
  private static void tell(PortalId portal, CaptureException e) {
    if (e.captureCause() == CaptureException.Cause.CAMERA_FROZEN) {
      LOG.warn(
          "the camera of portal {} gave one picture again and again; look whether it hangs, or"
              + " whether something stands in its place",
          portal.value());
    }
  }

  private VisionProbeCapture at(PortalId portal) throws CaptureException {
    FacePipeline pipeline = faces.pipeline(portal).orElseThrow(PortalCaptures::notReady);
    PortalScreen screen =
        portals.find(portal).map(ServedPortal::screen).orElseThrow(PortalCaptures::notReady);
    return captures.computeIfAbsent(
        portal,
        id ->
            new VisionProbeCapture(
                rigs.of(id).faces(), pipeline, rules, screen.guide(), wall, nanos));
  }

  private static CaptureException notReady() {
    return new CaptureException(CaptureException.Cause.CAMERA_LOST);
  }
}
