package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A disk that kept only the beginning of a file. */
final class TornKeyRingTest extends RingOnDisk {

  /** Nonce, entry, tag and mark of an added half. */
  private static final int WRITTEN_BYTES = 12 + 48 + 16 + 4;

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

    for (int length = 0;
        length < whole.length - ShardFile.SPARE_BYTES;
        length += length < 300 ? 1 : 101) {
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
  @DisplayName("A half whose writing was cut at any byte is left out; the others stay, more come")
  void open_addedHalfOfAnyLength_isLeftOut() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
    }
    Path file = shard(ADA);
    byte[] before = Files.readAllBytes(file);
    GrantId dan = Samples.grantId(513);
    byte[] whole;
    try (FileKeyRing ring = open()) {
      add(ring, dan, 9);
      whole = Files.readAllBytes(file);
    }
    int place = room(before) + ShardTail.PLACE_BYTES;
    assertThat(Arrays.mismatch(before, whole))
        .as("a nonce may begin with zeros, as the room does")
        .isBetween(place, place + Sealing.NONCE_BYTES - 1);

    for (int length = 1; length < WRITTEN_BYTES; length++) {
      byte[] torn = before.clone();
      System.arraycopy(whole, place, torn, place, length);
      Files.write(file, torn);
      try (FileKeyRing ring = open()) {
        assertThat(ring.state()).as("length %d", length).isEqualTo(new RingState.Open(2));
        assertThat(ring.holds(dan)).isFalse();
        add(ring, dan, 9);
      }
      try (FileKeyRing ring = open()) {
        assertThat(ring.state()).as("length %d", length).isEqualTo(new RingState.Open(3));
      }
    }
  }

  @Test
  @DisplayName("ST-05: a half behind one that is torn is damage: the disk lost what it had kept")
  void open_addedHalfBehindATornOne_isUnreadable() throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      add(ring, BEN, 8);
      add(ring, Samples.grantId(513), 9);
    }
    Path file = shard(ADA);
    byte[] bytes = Files.readAllBytes(file);
    int place = room(bytes);
    Arrays.fill(bytes, place + 20, place + ShardTail.PLACE_BYTES, (byte) 0);
    Files.write(file, bytes);

    try (FileKeyRing ring = open()) {
      assertThat(ring.state()).isInstanceOf(RingState.Unreadable.class);
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
  @DisplayName("No key is made of a passphrase for what is not as long as a slot is")
  void table_slotOfAnotherLength_makesNoKey() throws Exception {
    SlotName name = new SlotName(5, 1);
    AtomicInteger made = new AtomicInteger();
    try (SecretRoot root = counted(made);
        SecretRoot again = counted(made);
        RootTable table = RootTable.empty()) {
      RootSlots slots = new RootSlots(folder, _ -> {});
      slots.create(name, table, root);
      byte[] whole = Files.readAllBytes(slots.path(1));
      made.set(0);

      for (int length = 22; length < whole.length + 100; length++) {
        byte[] other = Arrays.copyOf(whole, length);
        if (length != whole.length) {
          assertThatExceptionOfType(DamagedRingException.class)
              .as("length %d", length)
              .isThrownBy(() -> RootSlots.table(other, name, again).close());
        }
      }
      assertThat(made).hasValue(0);
      RootSlots.table(whole, name, again).close();
      assertThat(made).hasValue(1);
    }
  }

  private static SecretRoot counted(AtomicInteger made) {
    return new SecretRoot(
        RootKind.PASSPHRASE,
        SecretBytes.allocate(12),
        new SecureRandom(),
        _ ->
            _ -> {
              made.incrementAndGet();
              return new byte[Sealing.KEY_BYTES];
            });
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
