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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedKeyRingTest extends RingOnDisk {

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
}
