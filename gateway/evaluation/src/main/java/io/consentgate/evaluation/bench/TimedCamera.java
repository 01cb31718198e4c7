package io.consentgate.evaluation.bench;

import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.FaceCamera;
import io.consentgate.gateway.biometric.FaceFrame;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import java.time.Duration;

/** Tells how long callers have waited for frames. */
final class TimedCamera implements FaceCamera {

  private final FaceCamera camera;
  private long waitNanos;

  TimedCamera(FaceCamera camera) {
    this.camera = camera;
  }

  /** Returns how long callers have waited in all. */
  long waitNanos() {
    return waitNanos;
  }

  @Override
  public FaceFrame next(LiveConsent consent, ArmedFaceLane lane, Duration patience)
      throws CaptureException {
    long before = System.nanoTime();
    try {
      return camera.next(consent, lane, patience);
    } finally {
      waitNanos += System.nanoTime() - before;
    }
  }
}
