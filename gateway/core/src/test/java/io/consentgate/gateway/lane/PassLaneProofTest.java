package io.consentgate.gateway.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("BF-1, CN-21, ST-21: the way in without a face proves itself, or the face lane closes")
final class PassLaneProofTest {

  private final TestClock time = new TestClock();
  private final Set<PassLaneFault> broken = EnumSet.noneOf(PassLaneFault.class);
  private final PassLaneProof proof =
      new PassLaneProof(
          Map.of(
              PassLaneFault.STORE, _ -> works(PassLaneFault.STORE),
              PassLaneFault.TICKET_CHECK, _ -> works(PassLaneFault.TICKET_CHECK),
              PassLaneFault.READER, _ -> works(PassLaneFault.READER)),
          time::nanos);

  @Test
  void fault_neverTried_isNotProven() {
    assertThat(proof.fault(Samples.PORTAL)).hasValue(PassLaneFault.NOT_PROVEN);
    assertThat(proof.age(Samples.PORTAL)).isEmpty();
  }

  @Test
  void fault_allWorks_isNoneUntilTheProofIsOld() {
    proof.prove(Samples.PORTAL);

    time.advance(PassLaneProof.LONGEST_AGE);
    assertThat(proof.fault(Samples.PORTAL)).isEmpty();
    assertThat(proof.age(Samples.PORTAL)).hasValue(PassLaneProof.LONGEST_AGE);

    time.advance(Duration.ofNanos(1));
    assertThat(proof.fault(Samples.PORTAL)).hasValue(PassLaneFault.NOT_PROVEN);
    assertThat(PassLaneProof.LONGEST_AGE).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource(value = PassLaneFault.class, names = "NOT_PROVEN", mode = EnumSource.Mode.EXCLUDE)
  void fault_oneThingBroken_isNamedAndMendsByItself(PassLaneFault fault) {
    broken.add(fault);
    assertThat(proof.prove(Samples.PORTAL)).hasValue(fault);
    assertThat(proof.fault(Samples.PORTAL)).hasValue(fault);

    broken.clear();
    proof.prove(Samples.PORTAL);

    assertThat(proof.fault(Samples.PORTAL)).isEmpty();
  }

  @Test
  void fault_atOnePortal_saysNothingOfAnother() {
    proof.prove(Samples.PORTAL);

    assertThat(proof.fault(Samples.SIDE)).hasValue(PassLaneFault.NOT_PROVEN);
  }

  /** A broken thing throws as often as it says no. */
  private boolean works(PassLaneFault thing) {
    if (broken.contains(thing) && thing == PassLaneFault.STORE) {
      throw new IllegalStateException("broken by the test");
    }
    return !broken.contains(thing);
  }
}
