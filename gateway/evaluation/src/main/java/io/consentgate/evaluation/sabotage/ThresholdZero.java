package io.consentgate.evaluation.sabotage;

import io.consentgate.gateway.app.wiring.CoreWiring;
import io.consentgate.gateway.app.wiring.Faces;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** {@link Sabotage#THRESHOLD_ZERO}. */
@Factory
@Requires(property = Sabotage.PROPERTY, value = "threshold-zero")
final class ThresholdZero {

  /** The type refuses 0 itself; this is as near as it lets anybody come. */
  private static final float NEXT_TO_ZERO = Float.MIN_VALUE;

  private static final double HIGHEST_FMR = 1e-2;

  /** Returns a threshold that is always met. */
  @Singleton
  @Replaces(value = ComparisonThreshold.class, factory = CoreWiring.class)
  ComparisonThreshold threshold(Faces faces) {
    return new ComparisonThreshold(faces.modelSet(), HIGHEST_FMR, NEXT_TO_ZERO);
  }
}
