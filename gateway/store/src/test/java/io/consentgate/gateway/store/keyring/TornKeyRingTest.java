package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A disk that kept only the beginning of a file. */
final class TornKeyRingTest extends RingOnDisk {

  @Test
  @DisplayName("ST-05: a shard cut to any length is refused, left as it is, and told")
  void open_shardOfAnyLength_isUnreadableAndLeftAsItIs() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
    }
    Path torn = shard(ADA);
    byte[] whole = Files.readAllBytes(torn);
    List<String> before = names();

    for (int length = 0; length < whole.length; length++) {
      Files.write(torn, Arrays.copyOf(whole, length));
      try (FileKeyRing ring = open()) {
        assertThat(ring.state())
            .as("length %d", length)
            .isInstanceOfSatisfying(
                RingState.Unreadable.class,
                state -> assertThat(state.reason()).contains("--accept-lost-keys"));
        assertThat(ring.half(BEN)).isEmpty();
      }
      assertThat(Files.size(torn)).isEqualTo(length);
    }
    assertThat(names()).isEqualTo(before);

    Files.write(torn, whole);
    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(ADA)).isTrue();
      assertThat(ring.holds(BEN)).isTrue();
    }
  }

  @Test
  @DisplayName("ST-05: a root slot cut to any length is refused")
  void read_slotOfAnyLength_isRefused() throws Exception {
    SlotName name = new SlotName(5, 1);
    try (FileRoot root = new FileRoot(new SecureRandom());
        RootTable table = RootTable.empty()) {
      RootSlots slots = new RootSlots(folder, _ -> {});
      slots.create(name, table, root);
      byte[] whole = Files.readAllBytes(slots.path(1));
      RootSlots.table(whole, name, root).close();

      for (int length = 0; length < whole.length; length++) {
        byte[] torn = Arrays.copyOf(whole, length);
        assertThatExceptionOfType(DamagedRingException.class)
            .as("length %d", length)
            .isThrownBy(() -> RootSlots.table(torn, RootSlots.name(torn, 1), root).close());
      }
    }
  }

  @Test
  void open_slotCutShort_isUnreadableUntilItIsPutBack() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
    }
    Path torn = slot();
    byte[] whole = Files.readAllBytes(torn);

    for (int length : new int[] {0, 1, 21, 22, 23, whole.length / 2, whole.length - 1}) {
      Files.write(torn, Arrays.copyOf(whole, length));
      try (FileKeyRing ring = open()) {
        assertThat(ring.state()).as("length %d", length).isInstanceOf(RingState.Unreadable.class);
      }
      assertThat(Files.size(torn)).isEqualTo(length);
    }

    Files.write(torn, whole);
    try (FileKeyRing ring = open()) {
      assertThat(ring.holds(ADA)).isTrue();
    }
  }
}
