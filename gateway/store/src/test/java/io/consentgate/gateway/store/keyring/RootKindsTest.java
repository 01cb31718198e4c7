package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ring under each kind of root. */
final class RootKindsTest extends RingOnDisk {

  @TempDir private Path secrets;

  @ParameterizedTest
  @EnumSource(RootKind.class)
  @DisplayName("Added, destroyed and started again without anybody: the ring holds what it must")
  void ring_underEachRoot_keepsAndDestroys(RootKind kind) throws Exception {
    RootSource source = source(kind, "one");
    try (FileKeyRing ring = open(source)) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
      add(ring, CAM, 9);
      ring.destroy(Set.of(ADA));
      assertThat(ring.residue(ADA, TestClock.START))
          .isEqualTo(new RingResidue(true, false, false, false, false, false));
    }

    try (FileKeyRing ring = open(source)) {
      assertThat(ring.rootKind()).isEqualTo(kind);
      assertThat(ring.state()).isEqualTo(new RingState.Open(2));
      assertThat(ring.holds(ADA)).isFalse();
      assertThat(ring.holds(BEN)).isTrue();
      assertThat(ring.holds(CAM)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RootKind.class,
      names = {"PASSPHRASE", "CREDENTIAL", "TOKEN"})
  @DisplayName("Another secret, or another token, opens nothing and changes nothing")
  void open_underAnotherRootOfTheKind_isUnreadable(RootKind kind) throws Exception {
    RootSource right = source(kind, "one");
    try (FileKeyRing ring = open(right)) {
      add(ring, ADA, 7);
    }
    byte[] before = Files.readAllBytes(slot());

    try (FileKeyRing ring = open(source(kind, "two"))) {
      assertThat(ring.half(ADA)).isEmpty();
      assertThat(ring.state())
          .isInstanceOfSatisfying(
              RingState.Unreadable.class, state -> assertThat(state.reason()).contains("--root"));
    }

    assertThat(Files.readAllBytes(slot())).isEqualTo(before);
    try (FileKeyRing ring = open(right)) {
      assertThat(ring.holds(ADA)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RootKind.class,
      names = {"PASSPHRASE", "CREDENTIAL", "TOKEN"})
  @DisplayName("A ring that lay under a key in a file moves under a better root, and not back")
  void open_underABetterRoot_movesThere(RootKind kind) throws Exception {
    byte[] shardBefore;
    byte[] slotBefore;
    try (FileKeyRing ring = open(RootSource.FILE)) {
      add(ring, ADA, 7);
      add(ring, CAM, 9);
      shardBefore = Files.readAllBytes(shard(ADA));
      slotBefore = Files.readAllBytes(slot());
    }

    try (FileKeyRing ring = open(source(kind, "one"))) {
      assertThat(ring.state()).isEqualTo(new RingState.Open(2));
      assertThat(Files.readAllBytes(shard(ADA))).isNotEqualTo(shardBefore);
      assertThat(Files.readAllBytes(slot())).isNotEqualTo(slotBefore);
      assertClean(ADA, CAM);
    }
    try (FileKeyRing ring = open(RootSource.FILE)) {
      assertThat(ring.state())
          .isInstanceOfSatisfying(
              RingState.Unreadable.class,
              state -> assertThat(state.reason()).contains("root is " + kind + ", not FILE"));
    }
  }

  @Test
  void destroy_underAToken_leavesOneKeyThere() throws Exception {
    RootSource source = source(RootKind.TOKEN, "one");
    try (FileKeyRing ring = open(source)) {
      add(ring, ADA, 7);
      ring.destroy(Set.of(ADA));
    }
    RootSlots slots = new RootSlots(folder, _ -> {});

    try (Root token = source.open(new SecureRandom());
        OpenSlot newest = slots.newest(names(), _ -> token)) {
      assertThat(token.keepsOthers(newest.name())).isFalse();
      assertThat(token.keepsOthers(newest.name().next())).isTrue();
    }
  }

  @Test
  @DisplayName("Two rings share a token without opening or destroying each other")
  void ring_twoInOneToken_leaveEachOtherAlone() throws Exception {
    RootSource source = source(RootKind.TOKEN, "one");
    Path other = Files.createDirectory(secrets.resolve("other"));
    SecureRandom random = new SecureRandom();
    try (FileKeyRing one = open(source);
        FileKeyRing two = FileKeyRing.open(other, source.open(random), random, false, _ -> {})) {
      add(one, ADA, 7);
      add(two, ADA, 8);
      two.destroy(Set.of(ADA));
    }

    try (FileKeyRing one = open(source)) {
      assertThat(one.holds(ADA)).isTrue();
    }
  }

  private FileKeyRing open(RootSource source) {
    return FileKeyRing.open(folder, source, new SecureRandom(), false);
  }

  private RootSource source(RootKind kind, String name) throws Exception {
    return Roots.source(kind, Files.createDirectory(secrets.resolve(name)));
  }
}
