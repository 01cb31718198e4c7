package io.consentgate.evaluation.bench;

import io.consentgate.gateway.biometric.CaptureException;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;

/** Tells how long the latest capture took. */
final class TimedCapture implements ProbeCapture {

  private final ProbeCapture capture;
  private long latestNanos;
  private long latestBegin;

  TimedCapture(ProbeCapture capture) {
    this.capture = capture;
  }

  /** Returns how long the latest probe took. */
  long latestNanos() {
    return latestNanos;
  }

  /** Returns when the latest probe was asked for. */
  long latestBegin() {
    return latestBegin;
  }

  @Override
  public FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) throws CaptureException {
    latestBegin = System.nanoTime();
    try {
      return capture.probe(consent, lane);
    } finally {
      latestNanos = System.nanoTime() - latestBegin;
    }
  }

  @Override
  public FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide)
      throws CaptureException {
    return capture.reference(consent, lane, guide);
  }
}
