package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileKeyRingTest {

  private static final GrantId ADA = Samples.grantId(1);
  private static final GrantId BEN = Samples.grantId(2);

  /** The power fails here. */
  private static final class Halt extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path folder;

  @Test
  void half_afterReopening_isStillThere() {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
    }

    try (FileKeyRing ring = open();
        SecretBytes half = ring.half(ADA).orElseThrow()) {
      assertThat(half.memory().toArray(ValueLayout.JAVA_BYTE)).containsOnly((byte) 7).hasSize(32);
      assertThat(ring.state()).isEqualTo(new RingState.Open(1));
      assertThat(ring.half(BEN)).isEmpty();
    }
  }

  @Test
  void add_secondHalfForAGrant_isRefused() {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);

      assertThatIllegalStateException().isThrownBy(() -> add(ring, ADA, 8));
    }
  }

  @Test
  @DisplayName("CN-13: a destroyed half is gone, the others stay")
  void destroy_oneOfTwo_leavesTheOther() {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);

      ring.destroy(Set.of(ADA));

      assertThat(ring.holds(ADA)).isFalse();
      assertThat(ring.holds(BEN)).isTrue();
      assertThat(ring.residue(ADA, TestClock.START))
          .isEqualTo(new RingResidue(true, false, false, false, false));
      assertThat(ring.residue(BEN, TestClock.START).halfHeld()).isTrue();
    }
    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(ADA)).isFalse();
      assertThat(ring.holds(BEN)).isTrue();
    }
  }

  @Test
  @DisplayName("BF-10: a ring saved before the erasure and put back opens with nothing left here")
  void destroy_oldRingPutBack_cannotBeOpened() throws IOException {
    byte[] before;
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      before = Files.readAllBytes(folder.resolve("ring"));
      ring.destroy(Set.of(ADA));
    }
    Files.write(folder.resolve("ring"), before);

    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(ADA)).isFalse();
      assertThat(ring.half(ADA)).isEmpty();
      assertThat(ring.state()).isInstanceOf(RingState.Unreadable.class);
    }
  }

  @Test
  void destroy_again_changesNothing() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      ring.destroy(Set.of(ADA));
      byte[] after = Files.readAllBytes(folder.resolve("ring"));

      ring.destroy(Set.of(ADA));

      assertThat(Files.readAllBytes(folder.resolve("ring"))).isEqualTo(after);
    }
  }

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

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"truncate", "flip", "foreign", "no slot", "short slot", "no ring", "text"})
  @DisplayName("A damaged ring is neither used nor replaced, and says what to do")
  void open_damaged_isUnreadableAndLeftAsItIs(String damage) throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      ring.destroy(Set.of(BEN));
    }
    damage(damage);
    List<String> before = names();

    try (FileKeyRing ring = FileKeyRing.open(folder, new SecureRandom(), true)) {
      assertThat(ring.half(ADA)).isEmpty();
      assertThat(ring.holds(ADA)).isFalse();
      assertThat(ring.state())
          .isInstanceOfSatisfying(
              RingState.Unreadable.class,
              state -> assertThat(state.reason()).contains("--accept-lost-keys"));
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> add(ring, BEN, 8))
          .satisfies(e -> assertThat(e.nextStep()).contains("--accept-lost-keys"));
      ring.destroy(Set.of(ADA));
      assertThat(ring.residue(ADA, TestClock.START).readable()).isFalse();
      assertThat(names()).isEqualTo(before);
    }
  }

  @Test
  void acceptLostKeys_unreadable_setsAsideAndBeginsAnew() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
    }
    damage("flip");
    try (FileKeyRing ring = open()) {
      ring.acceptLostKeys(TestClock.START);

      assertThat(ring.state()).isEqualTo(new RingState.Open(0));
      add(ring, BEN, 8);
      assertThat(names()).anyMatch(name -> name.startsWith("lost.") && name.endsWith(".ring"));
      assertThat(names()).anyMatch(name -> name.startsWith("lost.") && name.endsWith(".root.1"));
      assertThat(ring.residue(ADA, TestClock.START.minusSeconds(60)).setAside()).isTrue();
      assertThat(ring.residue(BEN, TestClock.START.plusSeconds(60)).setAside()).isFalse();
    }
    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(BEN)).isTrue();
    }
  }

  @Test
  void acceptLostKeys_ringCanBeRead_doesNothing() {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);

      ring.acceptLostKeys(TestClock.START);

      assertThat(ring.holds(ADA)).isTrue();
    }
  }

  @Test
  @DisplayName("Ring and slot are readable by their owner alone")
  void add_files_areForTheOwnerAlone() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      for (String name : names()) {
        assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  @Test
  @DisplayName("A nonce never repeats under a slot: two rings of the same content differ")
  void add_twoWrites_useTwoNonces() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      byte[] one = Files.readAllBytes(folder.resolve("ring"));
      add(ring, BEN, 8);
      byte[] other = Files.readAllBytes(folder.resolve("ring"));

      assertThat(Arrays.copyOfRange(one, 13, 25)).isNotEqualTo(Arrays.copyOfRange(other, 13, 25));
    }
  }

  @Test
  void destroy_folderGone_saysSoAndKeepsNothingOpen() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      for (String name : names()) {
        Files.delete(folder.resolve(name));
      }
      Files.delete(folder);

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> ring.destroy(Set.of(ADA)));
      assertThat(ring.half(ADA)).isEmpty();
      Files.createDirectory(folder);
    }
  }

  private FileKeyRing open() {
    return open(_ -> {});
  }

  private FileKeyRing open(Consumer<RingStep> reached) {
    return FileKeyRing.open(folder, new SecureRandom(), false, reached);
  }

  private static Consumer<RingStep> at(RingStep halt) {
    return step -> {
      if (step == halt) {
        throw new Halt();
      }
    };
  }

  private static void add(FileKeyRing ring, GrantId grant, int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    try (SecretBytes half = SecretBytes.take(bytes)) {
      ring.add(grant, half);
    }
  }

  private void damage(String kind) throws IOException {
    Path ring = folder.resolve("ring");
    Path slot = folder.resolve("root.1");
    byte[] bytes = Files.readAllBytes(ring);
    switch (kind) {
      case "truncate" -> Files.write(ring, Arrays.copyOf(bytes, bytes.length - 5));
      case "flip" -> {
        bytes[bytes.length / 2] ^= 1;
        Files.write(ring, bytes);
      }
      case "foreign" -> Files.write(slot, new byte[32]);
      case "no slot" -> Files.delete(slot);
      case "short slot" -> Files.write(slot, new byte[31]);
      case "no ring" -> Files.delete(ring);
      case "text" -> Files.writeString(ring, "this is a shopping list, not a key ring, sorry");
      default -> throw new IllegalArgumentException(kind);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertClean() throws IOException {
    assertThat(names()).hasSize(2).contains("ring").noneMatch(name -> name.endsWith(".tmp"));
  }
}
