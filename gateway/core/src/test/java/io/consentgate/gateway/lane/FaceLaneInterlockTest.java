package io.consentgate.gateway.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.policy.PackKind;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.lane.LaneResult.Armed;
import io.consentgate.gateway.lane.LaneResult.Closed;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.SettableConditions.Fact;
import io.consentgate.gateway.testing.World;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaceLaneInterlockTest {

  private final World world = new World();

  @Test
  void lane_allGood_isArmed() {
    assertThat(world.lanes.lane(Samples.PORTAL))
        .isInstanceOfSatisfying(
            Armed.class, armed -> assertThat(armed.lane().portal()).isEqualTo(Samples.PORTAL));
  }

  @ParameterizedTest
  @CsvSource({
    "LOG_ONLY, TRIAL_PACK_WITH_REAL_PORTAL",
    "LOOPBACK_ONLY, TRIAL_PACK_BEYOND_LOOPBACK",
    "OTHER_LANE, NO_OTHER_LANE",
    "CAMERA, CAMERA_LOST",
    "CONSENTS, CONSENTS_UNREADABLE",
    "KEYS, KEYS_UNREADABLE",
    "MODELS, NO_MODELS",
    "SERVICE, SERVICE_ENDED"
  })
  @DisplayName("BF-1, ST-21: what is not as it must be closes the face lane, and mends by itself")
  void lane_oneFactBroken_isClosed(Fact fact, LaneClosure closure) {
    world.conditions.breakFact(fact);
    assertClosed(closure);

    world.conditions.mend(fact);

    assertThat(world.lanes.lane(Samples.PORTAL)).isInstanceOf(Armed.class);
  }

  @Test
  @DisplayName("BF-9: a pack for operation does not arm by itself")
  void lane_operationPack_isNotArmed() {
    PolicyPack pack =
        new PolicyPack(
            "EU",
            PackKind.OPERATION,
            Set.of(Custody.SEALED),
            Duration.ofDays(1),
            Duration.ofMinutes(10),
            1e-4,
            1e-3);
    FaceLaneInterlock lanes =
        new FaceLaneInterlock(pack, world.conditions, world.status, world.clock);

    assertThat(lanes.lane(Samples.PORTAL)).isEqualTo(new Closed(LaneClosure.NOT_ARMED));
  }

  @Test
  void lane_clockSetBack_isClosed() {
    assertThat(world.clock.isSane()).isTrue();
    world.time.setWall(world.time.instant().minusSeconds(60));

    assertClosed(LaneClosure.CLOCK_SUSPECT);
  }

  @Test
  @DisplayName("BF-4: the face lane closes when the list ends")
  void lane_statusRanOut_isClosed() {
    world.time.advance(Duration.ofMinutes(10));

    assertClosed(LaneClosure.STATUS_UNKNOWN);
  }

  @Test
  void lane_statusRolledBack_isClosed() {
    world.status.accept(Samples.statusList(world.time.instant().minusSeconds(1)));

    assertClosed(LaneClosure.STATUS_ROLLED_BACK);
  }

  private void assertClosed(LaneClosure closure) {
    assertThat(world.lanes.lane(Samples.PORTAL)).isEqualTo(new Closed(closure));
  }
}
