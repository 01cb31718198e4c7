package io.consentgate.evaluation.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.consent.LiveConsent;
import io.consentgate.gateway.secret.SecretBytes;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail proves nothing: each of these must catch its culprit. */
final class RuleControlTest {

  private record KeepsConsent(LiveConsent kept) {}

  record AsksTheMachine(Instant at) {
    AsksTheMachine {
      at = Instant.now().isBefore(at) ? at : Instant.EPOCH;
    }
  }

  private record PrintsSecret(SecretBytes half, FaceFeatures features) {}

  record ComparesHastily(String secret, String guess) {
    ComparesHastily {
      guess = Arrays.equals(secret.getBytes(UTF_8), guess.getBytes(UTF_8)) ? secret : "";
    }
  }

  private interface GenderGuess {}

  @ParameterizedTest
  @MethodSource("culprits")
  void evaluate_culprit_isCaught(Class<?> culprit, ArchRule rule) {
    assertThat(rule.evaluate(new ClassFileImporter().importClasses(culprit)).hasViolation())
        .isTrue();
  }

  static Stream<Arguments> culprits() {
    return Stream.of(
        culprit(KeepsConsent.class, ConsentRulesTest.noFieldKeepsALiveConsent),
        culprit(AsksTheMachine.class, ClockRulesTest.nobodyAsksTheMachineForTheTime),
        culprit(PrintsSecret.class, SecrecyRulesTest.noRecordHoldsASecret),
        culprit(ComparesHastily.class, SecrecyRulesTest.secretsAreComparedInConstantTime),
        culprit(GenderGuess.class, PurposeRulesTest.noClassInfersATrait));
  }

  private static Arguments culprit(Class<?> type, ArchRule rule) {
    return Arguments.of(Named.of(type.getSimpleName(), type), rule);
  }
}
