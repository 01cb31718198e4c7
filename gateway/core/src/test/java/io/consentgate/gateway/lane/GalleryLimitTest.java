package io.consentgate.gateway.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.consentgate.contract.policy.PolicyPack;
import java.util.SplittableRandom;
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

  @Test
  void allows_withoutABoundOrAReference_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DEMO.allows(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> DEMO.allows(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> DEMO.allows(0, 1e-6));
    assertThatIllegalArgumentException().isThrownBy(() -> DEMO.mostReferences(2));
    assertThatIllegalArgumentException().isThrownBy(() -> new GalleryLimit(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new GalleryLimit(1));
  }
}
