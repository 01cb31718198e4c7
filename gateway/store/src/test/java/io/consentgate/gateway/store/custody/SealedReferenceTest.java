package io.consentgate.gateway.store.custody;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.biometric.ReferenceStore.UnreadableReferenceException;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SealedReferenceTest {

  private static final ConsentGrant GRANT = Samples.grant(1, TestClock.START);

  /** Vectors 1 and 3 of RFC 5869, appendix A. */
  @ParameterizedTest
  @CsvSource({
    "000102030405060708090a0b0c, f0f1f2f3f4f5f6f7f8f9,"
        + "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    "'', '',"
        + "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
  })
  void derive_vectorsOfTheRfc_agree(String salt, String info, String expected) {
    byte[] secret = new byte[22];
    Arrays.fill(secret, (byte) 0x0b);

    byte[] derived =
        Hkdf.derive(secret, HexFormat.of().parseHex(salt), HexFormat.of().parseHex(info), 42);

    assertThat(derived).isEqualTo(HexFormat.of().parseHex(expected));
  }

  /** Values of {@code gateway/docs/sealed-reference.md}, made by the Python script there. */
  @Test
  @DisplayName("ST-05: the documented vector comes out byte for byte")
  void seal_documentedVector_agrees() throws Exception {
    try (SecretBytes gatewayHalf = SecretBytes.take(Documented.bytes("gateway half"));
        SecretBytes passHalf = SecretBytes.take(Documented.bytes("pass half"));
        SealingKey key = SealingKey.of(gatewayHalf, passHalf);
        FaceFeatures features = Quantised.ofSignedBytes(Documented.bytes("captured"))) {

      byte[] sealed = SealedReference.seal(features, key, GRANT);

      assertThat(AssociatedData.of(GRANT, SealedReference.VERSION))
          .isEqualTo(Documented.bytes("associated"));
      assertThat(sealed).isEqualTo(Documented.bytes("sealed"));
      try (FaceFeatures opened = SealedReference.open(sealed, key, GRANT)) {
        assertThat(opened.similarity(features)).isCloseTo(1, within(1e-4f));
      }
    }
  }

  /** Values of {@code gateway/docs/sealed-reference.md}, made by the Python script there. */
  @Test
  @DisplayName("ST-05: a reference of version 1 is still opened, and as no other version")
  void open_documentedVectorOfVersion1_opens() throws Exception {
    byte[] sealed = Documented.bytes("sealed, version 1");
    try (SecretBytes gatewayHalf = SecretBytes.take(Documented.bytes("gateway half"));
        SecretBytes passHalf = SecretBytes.take(Documented.bytes("pass half"));
        SealingKey key = SealingKey.of(gatewayHalf, passHalf);
        FaceFeatures features = Quantised.ofSignedBytes(Documented.bytes("captured"))) {

      try (FaceFeatures opened = SealedReference.open(sealed, key, GRANT)) {
        assertThat(opened.similarity(features)).isCloseTo(1, within(1e-6f));
      }

      for (int version = Byte.MIN_VALUE; version <= Byte.MAX_VALUE; version++) {
        sealed[0] = (byte) version;
        if (version != SealedReference.SIGNED_BYTES) {
          assertUnreadable(sealed, key, GRANT);
        }
      }
    }
  }

  /** Values of {@code gateway/docs/sealed-reference.md}, made by the Python script there. */
  @Test
  @DisplayName("ST-05: the documented vector of custody HELD comes out byte for byte")
  void seal_documentedVectorHeld_agrees() throws Exception {
    ConsentGrant held = Samples.grant(1, TestClock.START, Custody.HELD);
    try (SecretBytes whole = SecretBytes.take(Documented.bytes("whole key"));
        SealingKey key = SealingKey.whole(whole);
        SecretBytes secret = SecretBytes.take(Documented.bytes("installation secret"));
        SecretRotation rotation = SecretRotation.of(secret, Samples.MODEL_SET, 96);
        FaceFeatures captured = Quantised.ofSignedBytes(Documented.bytes("captured, held"));
        FaceFeatures features = rotation.apply(captured)) {

      byte[] sealed = SealedReference.seal(features, key, held);

      assertThat(AssociatedData.of(held, SealedReference.VERSION))
          .isEqualTo(Documented.bytes("associated, held"));
      assertThat(sealed).isEqualTo(Documented.bytes("sealed, held"));
    }
  }

  @ParameterizedTest
  @EnumSource(Custody.class)
  @DisplayName("ST-05: every flipped bit of a sealed reference is refused, under each custody")
  void open_oneBitFlipped_isRefused(Custody custody) {
    ConsentGrant grant = Samples.grant(1, TestClock.START, custody);
    try (SecretBytes whole = SecretBytes.allocate(SealingKey.GATEWAY_HALF_BYTES);
        SealingKey key = custody == Custody.HELD ? SealingKey.whole(whole) : key(1, 2);
        FaceFeatures features = Samples.features(5, 256)) {
      byte[] sealed = SealedReference.seal(features, key, grant);
      for (int bit = 0; bit < sealed.length * 8; bit++) {
        sealed[bit / 8] ^= (byte) (1 << bit % 8);

        assertUnreadable(sealed, key, grant);

        sealed[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
  }

  @ParameterizedTest(name = "version {0}, all bytes {1}")
  @CsvSource({"1, 0", "2, 0", "2, -1"})
  @DisplayName("Sealed as it should be, but in no direction or without an end: refused")
  void open_noDirection_isRefused(byte version, byte value) {
    byte[] plain = new byte[128];
    Arrays.fill(plain, value);
    byte[] sealed = new byte[1 + plain.length + SealingKey.TAG_BYTES];
    sealed[0] = version;
    try (SealingKey key = key(1, 2)) {
      key.seal(plain, AssociatedData.of(GRANT, version), sealed, 1);

      assertThatExceptionOfType(UnreadableReferenceException.class)
          .isThrownBy(() -> SealedReference.open(sealed, key, GRANT).close());
    }
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 16, 17, 80, 1042, 100_000})
  void open_anotherLength_isRefused(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 1);
    try (SealingKey key = key(1, 2)) {
      assertUnreadable(bytes, key, GRANT);
    }
  }

  @ParameterizedTest
  @MethodSource("otherGrants")
  @DisplayName("ST-04: bound to grant, model set, custody and expiry")
  void open_underOtherTerms_isRefused(ConsentGrant other) {
    try (SealingKey key = key(1, 2);
        FaceFeatures features = Samples.features(5, 128)) {
      byte[] sealed = SealedReference.seal(features, key, GRANT);

      assertUnreadable(sealed, key, other);
    }
  }

  static Stream<ConsentGrant> otherGrants() {
    ConsentTerms terms = GRANT.terms();
    ConsentTerms otherModels =
        new ConsentTerms(
            terms.purpose(),
            terms.custody(),
            new ModelSetId("bundled-2"),
            terms.gateway(),
            terms.notice());
    return Stream.of(
        Samples.grant(2, TestClock.START),
        Samples.grant(1, TestClock.START.plusSeconds(1)),
        Samples.grant(1, TestClock.START, Custody.CARRIED),
        new ConsentGrant(
            GRANT.id(),
            GRANT.principal(),
            otherModels,
            GRANT.status(),
            GRANT.issued(),
            GRANT.enrolBy(),
            GRANT.expires()));
  }

  @Test
  @DisplayName("EU-15: neither half alone opens a reference")
  void open_withOneHalfWrong_isRefused() {
    try (SealingKey key = key(1, 2);
        SealingKey otherPass = key(1, 3);
        SealingKey otherGateway = key(3, 2);
        FaceFeatures features = Samples.features(5, 128)) {
      byte[] sealed = SealedReference.seal(features, key, GRANT);

      assertUnreadable(sealed, otherPass, GRANT);
      assertUnreadable(sealed, otherGateway, GRANT);
    }
  }

  @Test
  @DisplayName("A nonce never repeats under a key: a key seals once")
  void seal_twice_isRefused() {
    try (SealingKey key = key(1, 2);
        FaceFeatures features = Samples.features(5, 128)) {
      SealedReference.seal(features, key, GRANT);

      assertThatIllegalStateException()
          .isThrownBy(() -> SealedReference.seal(features, key, GRANT));
    }
  }

  @Test
  void of_gatewayHalfOfAnotherLength_isRefused() {
    try (SecretBytes half = SecretBytes.allocate(16)) {
      assertThatIllegalArgumentException().isThrownBy(() -> SealingKey.of(half, half).close());
    }
  }

  @Test
  void open_keyClosed_isRefused() {
    SealingKey key = key(1, 2);
    key.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> key.open(new byte[100], 1, "".getBytes(US_ASCII)));
  }

  private static SealingKey key(int gateway, int pass) {
    byte[] gatewayHalf = new byte[SealingKey.GATEWAY_HALF_BYTES];
    byte[] passHalf = new byte[16];
    Arrays.fill(gatewayHalf, (byte) gateway);
    Arrays.fill(passHalf, (byte) pass);
    try (SecretBytes one = SecretBytes.take(gatewayHalf);
        SecretBytes other = SecretBytes.take(passHalf)) {
      return SealingKey.of(one, other);
    }
  }

  private static void assertUnreadable(byte[] sealed, SealingKey key, ConsentGrant grant) {
    assertThatExceptionOfType(UnreadableReferenceException.class)
        .isThrownBy(() -> SealedReference.open(sealed, key, grant).close());
    if (sealed.length > SealingKey.TAG_BYTES) {
      assertThatExceptionOfType(InvalidCipherTextException.class)
          .isThrownBy(() -> key.open(sealed, 1, "else".getBytes(US_ASCII)));
    }
  }
}
