package io.consentgate.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SecretBytesTest {

  @Test
  @DisplayName("CN-34: taking a secret zeroes the array it came in")
  void take_array_movesIt() {
    byte[] bytes = {1, 2, 3};
    try (SecretBytes secret = SecretBytes.take(bytes)) {
      assertThat(bytes).containsOnly(0);
      assertThat(secret.sizeBytes()).isEqualTo(3);
      assertThat(secret.memory().toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3);
      assertThat(secret.memory().isNative()).isTrue();
    }
  }

  @Test
  @DisplayName("CN-34: a lent copy is zeroed, also when its user fails")
  void lend_copy_isZeroedAfterwards() {
    List<byte[]> lent = new ArrayList<>();
    try (SecretBytes secret = SecretBytes.take(new byte[] {1, 2, 3})) {
      int sum =
          secret.lend(
              copy -> {
                lent.add(copy);
                return copy[0] + copy[1] + copy[2];
              });
      assertThat(sum).isEqualTo(6);
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  secret.lend(
                      copy -> {
                        lent.add(copy);
                        throw new IllegalStateException("user");
                      }));
      assertThat(lent).hasSize(2).allSatisfy(copy -> assertThat(copy).containsOnly(0));
    }
  }

  @Test
  void close_twice_isDoneOnce() {
    SecretBytes secret = SecretBytes.allocate(4);
    assertThat(secret.isClosed()).isFalse();
    secret.close();
    secret.close();

    assertThat(secret.isClosed()).isTrue();
    assertThatIllegalStateException().isThrownBy(secret::memory);
  }

  @Test
  void copy_closedOriginal_lives() {
    SecretBytes secret = SecretBytes.take(new byte[] {1, 2});
    try (SecretBytes copy = secret.copy();
        SecretBytes same = secret.copy()) {
      secret.close();
      assertThat(copy.contentEquals(same)).isTrue();
    }
  }

  @Test
  void contentEquals_otherContentOrLength_isNot() {
    try (SecretBytes one = SecretBytes.take(new byte[] {1, 2});
        SecretBytes other = SecretBytes.take(new byte[] {1, 3});
        SecretBytes swapped = SecretBytes.take(new byte[] {2, 1});
        SecretBytes longer = SecretBytes.take(new byte[] {1, 2, 0})) {
      assertThat(one.contentEquals(other)).isFalse();
      assertThat(one.contentEquals(swapped)).isFalse();
      assertThat(one.contentEquals(longer)).isFalse();
      assertThat(longer.contentEquals(one)).isFalse();
    }
  }

  @Test
  @DisplayName("A secret prints nothing of itself")
  void toString_secret_isRedacted() {
    try (SecretBytes secret = SecretBytes.take(new byte[] {65, 66})) {
      assertThat(secret).hasToString("SecretBytes[redacted]");
    }
  }
}
