package io.consentgate.gateway.app.wiring;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.portal.PortalRigs;
import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.ComparisonThreshold;
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

/** Sends each capture to the camera and the pipeline of the portal whose lane is armed. */
final class PortalCaptures implements ProbeCapture {

  private final Map<PortalId, VisionProbeCapture> captures = new ConcurrentHashMap<>();
  private final Faces faces;
  private final PortalRigs rigs;
  private final ComparisonThreshold agreement;
  private final InstantSource wall;
  private final LongSupplier nanos;

  PortalCaptures(
      Faces faces,
      PortalRigs rigs,
      ComparisonThreshold agreement,
      InstantSource wall,
      LongSupplier nanos) {
    this.faces = faces;
    this.rigs = rigs;
    this.agreement = agreement;
    this.wall = wall;
    this.nanos = nanos;
  }

  @Override
  public FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) throws CaptureException {
    VisionProbeCapture capture = at(lane.portal());
    synchronized (capture) {
      return capture.probe(consent, lane);
    }
  }

  @Override
  public FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide)
      throws CaptureException {
    VisionProbeCapture capture = at(lane.portal());
    synchronized (capture) {
      return capture.reference(consent, lane, guide);
    }
  }

  private VisionProbeCapture at(PortalId portal) throws CaptureException {
    FacePipeline pipeline =
        faces
            .pipeline(portal)
            .orElseThrow(() -> new CaptureException(CaptureException.Cause.CAMERA_LOST));
    return captures.computeIfAbsent(
        portal,
        id -> new VisionProbeCapture(rigs.of(id).faces(), pipeline, agreement, wall, nanos));
  }
}
