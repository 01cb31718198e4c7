package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HaltedKeyRingTest extends RingOnDisk {

  @ParameterizedTest
  @EnumSource(RingStep.class)
  @DisplayName("Halted at each step of an erasure: starts again, loses nobody, revives nobody")
  void destroy_haltedAtAStep_isFinishedAfterwards(RingStep step) throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
    }
    FileKeyRing halted = open(at(step));
    assertThatExceptionOfType(Halt.class).isThrownBy(() -> halted.destroy(Set.of(ADA)));

    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isInstanceOf(RingState.Open.class);
      assertThat(ring.holds(BEN)).isTrue();
      boolean decided = step.compareTo(RingStep.RING_RENAMED) >= 0;
      assertThat(ring.holds(ADA)).isEqualTo(!decided);
      assertClean();

      ring.destroy(Set.of(ADA));

      assertThat(ring.holds(ADA)).isFalse();
      assertThat(ring.holds(BEN)).isTrue();
      assertClean();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RingStep.class,
      names = {"RING_WRITTEN", "RING_RENAMED"})
  void add_haltedAtAStep_isThereOrNot(RingStep step) throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, BEN, 8);
    }
    FileKeyRing halted = open(at(step));
    assertThatExceptionOfType(Halt.class).isThrownBy(() -> add(halted, ADA, 7));

    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(BEN)).isTrue();
      assertThat(ring.holds(ADA)).isEqualTo(step == RingStep.RING_RENAMED);
      assertClean();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RingStep.class,
      names = {"RING_WRITTEN", "RING_RENAMED"})
  void open_firstTimeHaltedAtAStep_beginsAnew(RingStep step) throws IOException {
    assertThatExceptionOfType(Halt.class).isThrownBy(() -> open(at(step)).close());

    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isEqualTo(new RingState.Open(0));
      assertClean();
    }
  }
}
