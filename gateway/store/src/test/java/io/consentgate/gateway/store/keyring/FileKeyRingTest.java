package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.TestClock;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
}
