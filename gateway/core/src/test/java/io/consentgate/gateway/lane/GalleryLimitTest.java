package io.consentgate.gateway.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.policy.PackKind;
import io.consentgate.contract.policy.PolicyPack;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ST-17: a search is not armed where N × FMR may exceed the limit. */
final class GalleryLimitTest {

  private static final GalleryLimit DEMO = GalleryLimit.of(PolicyPack.DEMO);

  @ParameterizedTest
  @CsvSource({
    "1000, 1e-6, true",
    "1000, 1.1e-6, false",
    "1000, 1e-5, false",
    "1000, 1e-4, false",
    "10, 1e-4, true",
    "11, 1e-4, false",
    "1, 1, false"
  })
  void allows_byTheDemoPack_keepsTheProductAtOneInAThousand(
      int references, double bound, boolean allowed) {
    assertThat(DEMO.allows(references, bound)).isEqualTo(allowed);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void mostReferences_anyBound_isTheLastThatIsAllowed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1000; i++) {
      GalleryLimit limit = new GalleryLimit(random.nextDouble(1e-4, 0.5));
      double bound = Math.pow(10, random.nextDouble(-7, 0));

      int most = limit.mostReferences(bound);

      assertThat(limit.allows(most + 1, bound)).isFalse();
      assertThat(most == 0 || limit.allows(most, bound)).isTrue();
    }
  }

  /** The product bounds the exact rate 1 − (1 − FMR)ᴺ from above. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void allows_whatItAllows_meetsStrangersNoOftenerThanTheLimit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1000; i++) {
      double rate = Math.pow(10, random.nextDouble(-7, -3));
      int most = DEMO.mostReferences(rate);

      assertThat(-Math.expm1(most * Math.log1p(-rate)))
          .isLessThanOrEqualTo(DEMO.maxFalsePositiveRate());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EU", "EU-ES", "EU-"})
  @DisplayName(
      "EU-24: under a pack for the European Union no search is armed, however rare errors are")
  void allows_packOfTheEuropeanUnion_allowsNone(String id) {
    GalleryLimit limit = GalleryLimit.of(pack(id));

    assertThat(limit.allows(1, Double.MIN_VALUE)).isFalse();
    assertThat(limit.mostReferences(1e-9)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEMO", "EUROPA", "CN", "US-IL", "NEU-ULM"})
  void allows_packOfElsewhere_isByItsLimit(String id) {
    assertThat(GalleryLimit.of(pack(id)).allows(10, 1e-4)).isTrue();
  }

  private static PolicyPack pack(String id) {
    return new PolicyPack(
        id,
        PackKind.TEST,
        Set.of(Custody.SEALED, Custody.CARRIED),
        Duration.ofDays(30),
        Duration.ofMinutes(10),
        1e-4,
        1e-3);
  }

  @Test
  void allows_withoutABoundOrAReference_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DEMO.allows(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> DEMO.allows(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> DEMO.allows(0, 1e-6));
    assertThatIllegalArgumentException().isThrownBy(() -> DEMO.mostReferences(2));
    assertThatIllegalArgumentException().isThrownBy(() -> new GalleryLimit(-1e-9));
    assertThatIllegalArgumentException().isThrownBy(() -> new GalleryLimit(1));
  }
}
