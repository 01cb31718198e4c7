package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileKeyRingTest extends RingOnDisk {

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
          .isEqualTo(new RingResidue(true, false, false, false, false, false));
      assertThat(ring.residue(BEN, TestClock.START).halfHeld()).isTrue();
    }
    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(ADA)).isFalse();
      assertThat(ring.holds(BEN)).isTrue();
    }
  }

  @Test
  @DisplayName("BF-10: a shard saved before the erasure and put back opens with nothing left here")
  void destroy_oldShardPutBack_revivesNobody() throws IOException {
    byte[] before;
    Path former;
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
      former = shard(ADA);
      before = Files.readAllBytes(former);
      ring.destroy(Set.of(ADA));
    }
    Files.write(former, before);

    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(ADA)).isFalse();
      assertThat(ring.holds(BEN)).isTrue();
      assertClean(ADA);
    }
  }

  @Test
  @DisplayName("BF-10: in the place of the present shard it is no key ring at all")
  void destroy_oldShardUnderTheNewName_isUnreadable() throws IOException {
    byte[] before;
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      before = Files.readAllBytes(shard(ADA));
      ring.destroy(Set.of(ADA));
    }
    Files.write(shard(ADA), before);

    try (FileKeyRing ring = open()) {
      assertThat(ring.half(ADA)).isEmpty();
      assertThat(ring.state()).isInstanceOf(RingState.Unreadable.class);
    }
  }

  @Test
  void destroy_again_changesNothing() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      ring.destroy(Set.of(ADA));
      Path slot = slot();
      byte[] after = Files.readAllBytes(shard(ADA));

      ring.destroy(Set.of(ADA));

      assertThat(Files.readAllBytes(shard(ADA))).isEqualTo(after);
      assertThat(slot()).isEqualTo(slot);
    }
  }

  @Test
  void destroy_severalInSeveralShards_leavesTheRest() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
      add(ring, CAM, 9);

      ring.destroy(Set.of(ADA, CAM));

      assertThat(ring.state()).isEqualTo(new RingState.Open(1));
      assertThat(ring.holds(BEN)).isTrue();
      assertClean(ADA, CAM);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName(
      "Whatever is added, destroyed and reopened in any order: the ring holds what it must")
  void ring_randomHistory_holdsWhatAModelHolds(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Map<GrantId, Byte> model = new HashMap<>();
    FileKeyRing ring = open();
    for (int i = 0; i < 120; i++) {
      // Few ids in few shards, so that histories meet.
      GrantId grant = Samples.grantId(random.nextInt(5) + 256L * random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          if (!model.containsKey(grant)) {
            byte value = (byte) random.nextInt(1, 128);
            add(ring, grant, value);
            model.put(grant, value);
          }
        }
        case 2 -> {
          ring.destroy(Set.of(grant));
          model.remove(grant);
        }
        default -> {
          ring.close();
          ring = open();
        }
      }
      assertThat(ring.state()).isEqualTo(new RingState.Open(model.size()));
    }
    for (var each : model.entrySet()) {
      try (SecretBytes half = ring.half(each.getKey()).orElseThrow()) {
        assertThat(half.memory().toArray(ValueLayout.JAVA_BYTE)).containsOnly(each.getValue());
      }
    }
    ring.close();
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
  @DisplayName("A nonce never repeats under a key: a shard written twice differs")
  void add_roomIsUsedUp_usesAnotherNonce() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, BEN, 8);
      fillRoom(ring);
      byte[] one = Files.readAllBytes(shard(ADA));
      add(ring, ADA, 7);
      byte[] other = Files.readAllBytes(shard(ADA));

      assertThat(Arrays.copyOfRange(one, 14, 26)).isNotEqualTo(Arrays.copyOfRange(other, 14, 26));
    }
  }

  @Test
  @DisplayName("A half that is added changes its own place in the file, and nothing else")
  void add_roomIsLeft_writesOnePlace() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, BEN, 8);
      byte[] before = Files.readAllBytes(shard(ADA));
      add(ring, ADA, 7);
      byte[] after = Files.readAllBytes(shard(ADA));

      assertThat(after).hasSameSizeAs(before);
      int place = room(before);
      assertThat(after).isNotEqualTo(before);
      Arrays.fill(after, place, place + ShardTail.PLACE_BYTES, (byte) 0);
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void add_moreThanThereIsRoomFor_keepsThemAll() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, BEN, 8);
      fillRoom(ring);
      add(ring, ADA, 7);
    }

    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isEqualTo(new RingState.Open(ShardTail.PLACES + 2));
      assertThat(ring.holds(ADA)).isTrue();
      ring.destroy(Set.of(ADA));
      assertThat(ring.state()).isEqualTo(new RingState.Open(ShardTail.PLACES + 1));
      assertClean(BEN);
    }
  }

  @Test
  @DisplayName("A shard of the form before is read, and is in the present one once it changes")
  void open_shardOfTheFormBefore_isReadAndReplaced() throws Exception {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
    }
    Path file = shard(ADA);
    Files.write(file, FormerShard.of(folder, ADA));

    try (FileKeyRing ring = open();
        SecretBytes half = ring.half(ADA).orElseThrow()) {
      assertThat(half.memory().toArray(ValueLayout.JAVA_BYTE)).containsOnly((byte) 7);
      assertThat(Files.readAllBytes(file)).hasSize(26 + 48 + 16);
      add(ring, BEN, 8);
      assertThat(Files.readAllBytes(file)[4]).isEqualTo((byte) 3);
      ring.destroy(Set.of(ADA));
      assertThat(ring.holds(BEN)).isTrue();
      assertClean(ADA);
    }
  }
}
