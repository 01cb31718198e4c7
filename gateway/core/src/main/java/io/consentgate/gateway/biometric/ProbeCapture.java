package io.consentgate.gateway.biometric;

import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;

/** Port: from the camera of one portal to features, for one person who consented. */
public interface ProbeCapture {

  /**
   * Captures several agreeing frames of the one face in view within a short window, and averages
   * their features; never one lucky frame. Frames, and whatever detector and networks keep of them,
   * are overwritten within a second (CN-34).
   *
   * @param consent consent of the person who stands at the portal
   * @param lane the armed face lane of that portal
   * @return probe features the caller closes
   * @throws CaptureException if that does not come about within 1.5 s
   */
  FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) throws CaptureException;

  /**
   * Captures several agreeing frames of one and the same face, alone in view, and averages them.
   *
   * @param consent consent of the person who stands at the portal
   * @param lane the armed face lane of that portal
   * @param guide is told how it goes, and may call it off: no frame is searched from then on
   * @return features for a reference; the caller closes them
   * @throws CaptureException if that does not come about before the consent value ends
   */
  FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide)
      throws CaptureException;
}
