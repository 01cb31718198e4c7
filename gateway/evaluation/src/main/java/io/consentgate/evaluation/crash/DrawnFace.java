package io.consentgate.evaluation.crash;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ProbeCapture;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.lane.ArmedFaceLane;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/** A camera without pictures: whoever the consent is for stands before it. */
final class DrawnFace implements ProbeCapture {

  private static final int DIMENSION = 128;

  /** Returns the features of the person that a grant is for, who exists nowhere else. */
  static FaceFeatures of(GrantId grant) {
    SplittableRandom random = new SplittableRandom(grant.value().getMostSignificantBits());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(ValueLayout.JAVA_FLOAT, DIMENSION);
      for (int i = 0; i < DIMENSION; i++) {
        values.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextDouble(-1, 1));
      }
      return FaceFeatures.normalised(values);
    }
  }

  @Override
  public FaceFeatures probe(LiveConsent consent, ArmedFaceLane lane) {
    return of(consent.grant().id());
  }

  @Override
  public FaceFeatures reference(LiveConsent consent, ArmedFaceLane lane, CaptureGuide guide) {
    return of(consent.grant().id());
  }
}
