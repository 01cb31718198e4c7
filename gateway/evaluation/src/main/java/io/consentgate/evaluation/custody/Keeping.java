package io.consentgate.evaluation.custody;

import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.store.custody.Quantised;
import io.consentgate.gateway.store.custody.SecretRotation;
import java.util.Arrays;

/** What a custody makes of features before they are compared. Whoever gets features closes them. */
interface Keeping {

  /** Returns what a probe is compared as. */
  FaceFeatures probe(FaceFeatures captured);

  /** Returns what comes out of custody. */
  FaceFeatures kept(FaceFeatures captured);

  /** Bytes, as under every custody; the probe is as captured. */
  static Keeping asBytes() {
    return new Keeping() {
      @Override
      public FaceFeatures probe(FaceFeatures captured) {
        return FaceFeatures.normalised(captured.memory());
      }

      @Override
      public FaceFeatures kept(FaceFeatures captured) {
        byte[] bytes = Quantised.of(captured);
        try {
          return Quantised.features(bytes);
        } finally {
          Arrays.fill(bytes, (byte) 0);
        }
      }
    };
  }

  /**
   * Rotated, then bytes, as under custody {@code HELD}.
   *
   * @param rotation the installation's; stays open
   */
  static Keeping rotated(SecretRotation rotation) {
    return new Keeping() {
      @Override
      public FaceFeatures probe(FaceFeatures captured) {
        return rotation.apply(captured);
      }

      @Override
      public FaceFeatures kept(FaceFeatures captured) {
        try (FaceFeatures rotated = rotation.apply(captured)) {
          return asBytes().kept(rotated);
        }
      }
    };
  }
}
