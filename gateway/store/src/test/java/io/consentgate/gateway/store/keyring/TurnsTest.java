package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Two files for the slot and for each shard, written by turns. */
final class TurnsTest extends RingOnDisk {

  private static final int SECTOR_BYTES = 512;

  @Test
  void destroy_manyTimes_makesNoFile() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, BEN, 8);
      List<String> files = names();
      for (int i = 0; i < 10; i++) {
        add(ring, ADA, 7);
        ring.destroy(Set.of(ADA));
        assertThat(names()).isEqualTo(files);
        assertClean(BEN);
      }
      assertThat(files).containsExactly("ring.1.a", "ring.1.b", "root.a", "root.b");
    }
  }

  @Test
  @DisplayName("A shard with all its room taken fits into its other file, which stays as long")
  void destroy_roomIsTaken_leavesTheOtherFileAsLong() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, BEN, 8);
      fillRoom(ring);
      add(ring, ADA, 7);
      for (int i = 1; i < ShardTail.PLACES; i++) {
        add(ring, Samples.grantId(1 + 256L * (100 + i)), 1);
      }
      long before = Files.size(other(shard(ADA)));

      ring.destroy(Set.of(ADA));

      assertThat(Files.size(shard(BEN))).isEqualTo(before);
    }
    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isEqualTo(new RingState.Open(2 * ShardTail.PLACES));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  @DisplayName("ST-03: a fresh slot torn in any way: the one before holds, or the fresh one whole")
  void open_freshSlotIsTorn_findsTheOneBefore(long seed) throws IOException {
    haltErasureAt(RingStep.SLOT_IN_PLACE);
    Path fresh = newestSlot();
    byte[] whole = Files.readAllBytes(fresh);
    Map<Path, byte[]> before = everything();
    SplittableRandom random = new SplittableRandom(seed);

    for (int round = 0; round < 40; round++) {
      restore(before);
      Files.write(fresh, torn(whole, random));
      try (FileKeyRing ring = open()) {
        assertThat(ring.state()).isEqualTo(new RingState.Open(3));
        assertThat(ring.holds(ADA)).isTrue();
        assertClean(ADA, CAM);
        ring.destroy(Set.of(ADA));
        assertThat(ring.residue(ADA, TestClock.START))
            .isEqualTo(new RingResidue(true, false, false, false, false, false));
        assertClean(BEN, CAM);
      }
      try (FileKeyRing ring = open()) {
        assertThat(ring.state()).isEqualTo(new RingState.Open(2));
      }
    }
  }

  @Test
  @DisplayName("A fresh slot cut at any byte of its head, over zeros: the one before holds")
  void open_freshSlotsHeadIsTorn_findsTheOneBefore() throws IOException {
    haltErasureAt(RingStep.SLOT_IN_PLACE);
    Path fresh = newestSlot();
    byte[] whole = Files.readAllBytes(fresh);
    Map<Path, byte[]> before = everything();

    for (int length = 0; length < 64; length++) {
      restore(before);
      Files.write(fresh, Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
      try (FileKeyRing ring = open()) {
        assertThat(ring.state()).as("length %d", length).isEqualTo(new RingState.Open(3));
        assertClean(ADA, CAM);
      }
    }
  }

  @Test
  @DisplayName("A slot that does not open is damage where the one before is overwritten")
  void open_onlySlotIsTorn_isUnreadable() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      ring.destroy(Set.of(ADA));
    }
    Path slot = slot();
    byte[] torn = Files.readAllBytes(slot);
    Arrays.fill(torn, SECTOR_BYTES, 2 * SECTOR_BYTES, (byte) 0);
    Files.write(slot, torn);

    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isInstanceOf(RingState.Unreadable.class);
    }
    assertThat(Files.readAllBytes(slot)).isEqualTo(torn);
  }

  @Test
  @DisplayName("The residue check finds what a file holds whose turn it is not")
  void residue_otherFilesHoldSomething_saysSo() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      ring.destroy(Set.of(ADA));
      Path slot = other(slot());
      Path shard = other(shard(ADA));

      Files.write(slot, new byte[] {0, 0, 1, 0});
      assertThat(ring.residue(ADA, TestClock.START))
          .isEqualTo(new RingResidue(true, false, true, false, false, false));
      Files.write(slot, new byte[4]);
      Files.write(shard, new byte[] {0, 0, 1, 0});
      assertThat(ring.residue(ADA, TestClock.START))
          .isEqualTo(new RingResidue(true, false, false, true, false, false));

      ring.destroy(Set.of(ADA));
      assertThat(ring.residue(ADA, TestClock.START))
          .isEqualTo(new RingResidue(true, false, false, false, false, false));
    }
  }

  @Test
  @DisplayName("What is in use is written again before what it replaced is overwritten")
  void open_formerFilesAreLeft_writesThoseInUseAgain() throws IOException {
    haltErasureAt(RingStep.SLOT_IN_PLACE);
    Path former = other(newestSlot());
    byte[] slot = Files.readAllBytes(newestSlot());
    age();

    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(ADA)).isFalse();
      assertThat(Files.readAllBytes(slot())).isEqualTo(slot);
      assertThat(isAged(slot())).isFalse();
      assertThat(isAged(shard(BEN))).isFalse();
      assertThat(isAged(former)).isFalse();
      assertThat(isAged(shard(CAM))).isTrue();
    }
  }

  @Test
  @DisplayName("CN-13: zeros that may be in memory only are written again, once, for a certificate")
  void destroy_goneSinceBeforeTheStart_overwritesOnceMore() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, CAM, 9);
      ring.destroy(Set.of(ADA));
    }
    List<Path> blank = List.of(other(slot()), other(shard(ADA)));
    try (FileKeyRing ring = open()) {
      for (boolean isAged : new boolean[] {false, true}) {
        age();
        ring.destroy(Set.of(ADA));
        for (Path file : blank) {
          assertThat(isAged(file)).as("%s", file.getFileName()).isEqualTo(isAged);
        }
        assertThat(isAged(other(shard(CAM)))).isTrue();
      }
      assertClean(ADA, CAM);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RingStep.class,
      mode = Mode.EXCLUDE,
      names = {"HALF_IN_PLACE", "SLOT_WRITTEN"})
  @DisplayName("A ring of the form before moves into the present one, halted at any step")
  void load_formBeforeHaltedAtAStep_isWholeAfterwards(RingStep step) throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
      add(ring, CAM, 9);
      ring.destroy(Set.of(ADA));
    }
    FormerRing.putInto(folder);
    assertThat(names()).noneMatch(RingNames::isByTurns);
    Plug plug = new Plug(step);
    plug.arm();
    assertThatExceptionOfType(Halt.class).isThrownBy(() -> open(plug).close());

    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isEqualTo(new RingState.Open(2));
      assertThat(ring.holds(BEN)).isTrue();
      assertThat(ring.holds(CAM)).isTrue();
      assertClean(BEN, CAM);
    }
  }

  @Test
  void load_emptyRingOfTheFormBefore_movesToo() throws IOException {
    open().close();
    FormerRing.putInto(folder);
    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isEqualTo(new RingState.Open(0));
      assertClean();
    }
  }

  private void age() throws IOException {
    for (String name : names()) {
      Files.setLastModifiedTime(folder.resolve(name), FileTime.fromMillis(0));
    }
  }

  private static boolean isAged(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis() == 0;
  }

  private void haltErasureAt(RingStep step) {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
      add(ring, CAM, 9);
    }
    Plug plug = new Plug(step);
    FileKeyRing halted = open(plug);
    plug.arm();
    assertThatExceptionOfType(Halt.class).isThrownBy(() -> halted.destroy(Set.of(ADA)));
  }

  /** The first sector may be there while others are not. */
  private static byte[] torn(byte[] whole, SplittableRandom random) {
    byte[] torn = whole.clone();
    int sectors = Math.ceilDiv(whole.length, SECTOR_BYTES);
    int sure = random.nextInt(sectors);
    for (int i = 0; i < sectors; i++) {
      if (i == sure || random.nextBoolean()) {
        int from = i * SECTOR_BYTES;
        Arrays.fill(torn, from, Math.min(from + SECTOR_BYTES, whole.length), (byte) 0);
      }
    }
    return torn;
  }

  private Path newestSlot() throws IOException {
    try (OpenSlot newest =
        new RootSlots(folder, _ -> {}).newest(names(), _ -> new FileRoot(new SecureRandom()))) {
      return folder.resolve(newest.file());
    } catch (DamagedRingException e) {
      throw new AssertionError(e);
    }
  }

  private static Path other(Path file) {
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.length() - 1);
    return file.resolveSibling(stem + (name.endsWith("a") ? "b" : "a"));
  }

  private Map<Path, byte[]> everything() throws IOException {
    Map<Path, byte[]> files = new HashMap<>();
    for (String name : names()) {
      files.put(folder.resolve(name), Files.readAllBytes(folder.resolve(name)));
    }
    return files;
  }

  private static void restore(Map<Path, byte[]> files) throws IOException {
    for (Map.Entry<Path, byte[]> each : files.entrySet()) {
      Files.write(each.getKey(), each.getValue());
    }
  }
}
