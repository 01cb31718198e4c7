package io.consentgate.gateway.biometric;

import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import java.time.Duration;

/** Port: the one way to a picture that may be searched for a face. */
@FunctionalInterface
public interface FaceCamera {

  /**
   * Waits for a frame newer than any given out before.
   *
   * @param consent consent of the person who stands there
   * @param lane the armed face lane
   * @param patience longest wait
   * @return the frame; the caller closes it
   * @throws CaptureException {@code CAMERA_LOST} if none comes in time
   */
  FaceFrame next(LiveConsent consent, ArmedFaceLane lane, Duration patience)
      throws CaptureException;
}
