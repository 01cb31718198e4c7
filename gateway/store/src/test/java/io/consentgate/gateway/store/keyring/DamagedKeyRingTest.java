package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.consentgate.gateway.store.StoreUnavailableException;
import io.consentgate.gateway.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedKeyRingTest extends RingOnDisk {

  private static final int FIRST_SEALED_BYTE = 30;

  @TempDir private Path elsewhere;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "truncate",
        "flip",
        "foreign",
        "flipped slot",
        "no slot",
        "short slot",
        "empty slot",
        "former form",
        "no ring",
        "text"
      })
  @DisplayName("A damaged ring is neither used nor replaced, and says what to do")
  void open_damaged_isUnreadableAndLeftAsItIs(String damage) throws IOException {
    try (FileKeyRing ring = open()) {
      add(ring, ADA, 7);
      ring.destroy(Set.of(BEN));
    }
    damage(damage);
    List<String> before = names();

    try (FileKeyRing ring = FileKeyRing.open(folder, RootSource.FILE, new SecureRandom(), true)) {
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
      assertThat(names()).anyMatch(name -> name.startsWith("lost.") && name.endsWith(".ring.1.a"));
      assertThat(names()).anyMatch(name -> name.startsWith("lost.") && name.endsWith(".root.b"));
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

  private void damage(String kind) throws IOException {
    Path ring = shard(ADA);
    Path slot = slot();
    byte[] bytes = Files.readAllBytes(ring);
    switch (kind) {
      case "truncate" ->
          Files.write(ring, Arrays.copyOf(bytes, bytes.length - ShardFile.SPARE_BYTES - 5));
      case "flip" -> {
        bytes[FIRST_SEALED_BYTE] ^= 1;
        Files.write(ring, bytes);
      }
      case "foreign" -> Files.write(ring, Files.readAllBytes(foreignShard()));
      case "flipped slot" -> {
        byte[] file = Files.readAllBytes(slot);
        file[file.length / 2] ^= 1;
        Files.write(slot, file);
      }
      case "former form" -> Files.write(slot, new byte[32]);
      case "empty slot" -> Files.write(slot, new byte[0]);
      case "no slot" -> Files.delete(slot);
      case "short slot" ->
          Files.write(slot, Arrays.copyOf(Files.readAllBytes(slot), (int) Files.size(slot) - 1));
      case "no ring" -> Files.delete(ring);
      case "text" -> Files.writeString(ring, "this is a shopping list, not a key ring, sorry");
      default -> throw new IllegalArgumentException(kind);
    }
  }

  /** The same shard of another ring. */
  private Path foreignShard() throws IOException {
    Path other = Files.createDirectory(elsewhere.resolve("other"));
    SecureRandom random = new SecureRandom();
    try (FileKeyRing ring = FileKeyRing.open(other, new FileRoot(random), random, false, _ -> {})) {
      add(ring, ADA, 7);
    }
    return other.resolve(shard(ADA).getFileName());
  }
}
