package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The plug is pulled at each step of writing the ring, under each kind of root. */
@ParameterizedClass
@EnumSource(RootKind.class)
@DisplayName("CN-13, CN-14, EU-15: the key ring halted at each of its steps, under each root")
final class HaltedKeyRingTest extends RingOnDisk {

  @TempDir private static Path secrets;
  private static final Map<RootKind, RootSource> ROOTS = new EnumMap<>(RootKind.class);

  @Parameter private RootKind kind = RootKind.FILE;

  /** Rings share a token without seeing each other. */
  @BeforeEach
  void makeSecret() throws Exception {
    if (!ROOTS.containsKey(kind)) {
      ROOTS.put(kind, Roots.source(kind, Files.createDirectory(secrets.resolve(kind.name()))));
    }
  }

  @Override
  RootSource root() {
    return Objects.requireNonNull(ROOTS.get(kind));
  }

  @ParameterizedTest
  @EnumSource(
      value = RingStep.class,
      mode = Mode.EXCLUDE,
      names = {"HALF_IN_PLACE", "SLOT_WRITTEN", "OLD_FILE_DELETED"})
  @DisplayName("Halted at each step of an erasure: starts again, loses nobody, revives nobody")
  void destroy_haltedAtAStep_isFinishedAfterwards(RingStep step) throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
      add(ring, CAM, 9);
    }
    Plug plug = new Plug(step);
    FileKeyRing halted = open(plug);
    plug.arm();
    assertThatExceptionOfType(Halt.class).isThrownBy(() -> halted.destroy(Set.of(ADA)));

    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isInstanceOf(RingState.Open.class);
      assertThat(ring.holds(BEN)).isTrue();
      assertThat(ring.holds(CAM)).isTrue();
      boolean decided = step.compareTo(RingStep.SLOT_IN_PLACE) >= 0;
      assertThat(ring.holds(ADA)).isEqualTo(!decided);
      assertClean(ADA, CAM);

      ring.destroy(Set.of(ADA));

      assertThat(ring.holds(ADA)).isFalse();
      assertThat(ring.holds(BEN)).isTrue();
      assertThat(ring.holds(CAM)).isTrue();
      assertClean(BEN, CAM);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RingStep.class,
      names = {"HALF_IN_PLACE", "SHARD_WRITTEN", "SHARD_IN_PLACE"})
  void add_haltedAtAStep_isThereOrNot(RingStep step) throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, BEN, 8);
      if (step != RingStep.HALF_IN_PLACE) {
        fillRoom(ring);
      }
    }
    Plug plug = new Plug(step);
    FileKeyRing halted = open(plug);
    plug.arm();
    assertThatExceptionOfType(Halt.class).isThrownBy(() -> add(halted, ADA, 7));

    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(BEN)).isTrue();
      assertThat(ring.holds(ADA)).isEqualTo(step != RingStep.SHARD_WRITTEN);
      assertClean(BEN);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RingStep.class,
      mode = Mode.EXCLUDE,
      names = {"HALF_IN_PLACE", "SLOT_WRITTEN", "OLD_FILE_DELETED"})
  @DisplayName("The first half of a shard brings a fresh slot: halted at each step, nobody is lost")
  void add_firstOfAShardHaltedAtAStep_isThereOrNot(RingStep step) throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, BEN, 8);
    }
    Plug plug = new Plug(step);
    FileKeyRing halted = open(plug);
    plug.arm();
    try {
      add(halted, CAM, 9);
    } catch (Halt _) {
      // Halted: what was added is there or not.
    }

    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(BEN)).isTrue();
      boolean decided = step.compareTo(RingStep.SLOT_IN_PLACE) >= 0;
      assertThat(ring.holds(CAM)).isEqualTo(decided);
      if (!decided) {
        add(ring, CAM, 9);
      }
      assertClean(BEN, CAM);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RingStep.class,
      names = {"SLOT_WRITTEN", "SLOT_IN_PLACE", "OLD_ROOT_DESTROYED"})
  void open_firstTimeHaltedAtAStep_beginsAnew(RingStep step) throws IOException {
    Plug plug = new Plug(step);
    plug.arm();
    assertThatExceptionOfType(Halt.class).isThrownBy(() -> open(plug).close());

    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isEqualTo(new RingState.Open(0));
      assertClean();
    }
  }
}
