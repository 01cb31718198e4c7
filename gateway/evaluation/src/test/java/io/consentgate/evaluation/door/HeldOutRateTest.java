package io.consentgate.evaluation.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.evaluation.calibrate.FaceData;
import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.custody.QuantisationEffect;
import io.consentgate.evaluation.custody.QuantisationEffect.Paired;
import io.consentgate.evaluation.custody.QuantisationReport;
import io.consentgate.evaluation.custody.UnlinkabilityReport;
import io.consentgate.evaluation.custody.UnlinkabilityTrial;
import io.consentgate.evaluation.door.HeldOutRate.Verdict;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.models.Catalogue;
import io.consentgate.models.OperatingPoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People that no threshold was chosen on bear the shipped threshold out (real pictures). */
final class HeldOutRateTest {

  private static final double SHIPPED = 1e-4;
  private static final double NEVER_CALIBRATED = 0.35;

  @ParameterizedTest
  @ValueSource(strings = {"bundled", "reference"})
  @DisplayName(
      "ST-21: the pack that ships decides at FMR 1 in 10,000, and other people bear it out")
  void falseMatchRate_ofTheTestHalf_isWhatTheSplitExplains(String set) throws Exception {
    assertThat(PolicyPack.DEMO.maxFalseMatchRate()).isEqualTo(SHIPPED);
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set(set), SharedFiles.models(), 2);

    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE);
        FeatureTable table =
            FeatureTable.of("lfw-dev", FaceData.lfwDev(SharedFiles.faces()), pipeline)) {
      HeldOutRate rate = HeldOutRate.of(table);
      System.out.println(set + ", " + HeldOutReport.acquired(rate.acquisition()));
      for (OperatingPoint point : engine.models().calibration().orElseThrow().points()) {
        Verdict verdict = rate.at(point.threshold(), point.falseMatchRate());
        System.out.println("  " + HeldOutReport.verdict(verdict));
        if (point.falseMatchRate() == SHIPPED) {
          assertThat(verdict.test().trials()).isGreaterThan(200_000);
          assertThat(verdict.holds()).isTrue();
        }
      }
      // The control: a threshold that nobody calibrated is not borne out.
      assertThat(rate.at(NEVER_CALIBRATED, SHIPPED).holds()).isFalse();
      changesNextToNothing(QuantisationEffect.of(table));
      rotationUnlinks(UnlinkabilityTrial.of(table, engine.modelSet()));
    }
  }

  /** ST-02, ST-03: on the same features, for the same reason. */
  private static void rotationUnlinks(UnlinkabilityTrial trial) {
    System.out.println("  " + UnlinkabilityReport.rotated(trial));
    System.out.println("  " + UnlinkabilityReport.method(trial));
    System.out.println("  " + UnlinkabilityReport.control(trial));
    assertThat(trial.isUnlinkable()).isTrue();
    assertThat(trial.rotated().mated()).isGreaterThan(10_000);
    assertThat(trial.control().system()).isGreaterThan(0.7);
    changesNextToNothing(trial.effect());
  }

  /** On the same features: looking at the pictures is what takes the time. */
  private static void changesNextToNothing(QuantisationEffect effect) {
    System.out.println("  " + QuantisationReport.largestChange(effect));
    assertThat(effect.largestChange()).isPositive().isLessThanOrEqualTo(0.01f);
    for (double rate : new double[] {1e-3, 1e-4}) {
      Paired paired = effect.at(rate);
      System.out.println("  " + QuantisationReport.decisions(paired));
      assertThat(paired.nonMated().decisions()).isGreaterThan(500_000);
      assertThat(paired.nonMated().expected()).isPositive();
      assertThat(paired.isExpectedWithinLimits()).isTrue();
      assertThat(paired.isWithinLimits()).isTrue();
    }
  }
}
