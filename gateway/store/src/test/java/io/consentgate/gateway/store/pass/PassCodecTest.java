package io.consentgate.gateway.store.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.upokecenter.cbor.CBORObject;
import io.consentgate.gateway.pass.InvalidPassException;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import io.consentgate.gateway.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PassCodecTest {

  private static final KeyPair IDENTITY = PassTexts.keyPair();

  /** 256 values are sealed into 273 bytes. */
  private static final int CARRIED_256 = 273;

  private final PassCodec codec = new PassCodec(IDENTITY);

  @ParameterizedTest(name = "{0} bytes carried")
  @ValueSource(ints = {0, 81, 145, 255, 256, CARRIED_256})
  void open_ownPass_givesItsClaims(int carriedBytes) throws InvalidPassException {
    byte[] text = PassTexts.issue(codec, carriedBytes);

    try (PresentedPass pass = open(text);
        SecretBytes half = PassTexts.half()) {
      assertThat(pass.grant()).isEqualTo(Samples.grantId(7));
      assertThat(pass.expires()).isEqualTo(TestClock.START);
      assertThat(pass.half().contentEquals(half)).isTrue();
      assertThat(pass.carried().map(carried -> carried.length).orElse(0)).isEqualTo(carriedBytes);
    }
  }

  @Test
  @DisplayName("CARRIED with 256 values: 599 characters, QR version 15 at M (room for 600)")
  void issue_carriedWith256Values_has599Characters() {
    assertThat(PassTexts.issue(codec, CARRIED_256)).hasSize(599);
  }

  @Test
  @DisplayName("SEALED: 182 characters, QR version 8 at M (room for 221)")
  void issue_sealed_has182Characters() {
    assertThat(PassTexts.issue(codec, 0)).hasSize(182);
  }

  @Test
  void issue_moreThanFits_isRefused() {
    try (PresentedPass pass = PassTexts.pass(CARRIED_256 + 1)) {
      assertThatIllegalArgumentException().isThrownBy(() -> codec.issue(pass).close());
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2106-02-07T06:28:16Z"})
  void issue_expiryThatFourBytesCannotSay_isRefused(Instant expires) {
    try (PresentedPass pass =
        new PresentedPass(Samples.grantId(1), expires, PassTexts.half(), null)) {
      assertThatIllegalArgumentException().isThrownBy(() -> codec.issue(pass).close());
    }
  }

  @Test
  void open_latestExpiryThatFits_isRead() throws InvalidPassException {
    Instant latest = Instant.parse("2106-02-07T06:28:15Z");
    try (PresentedPass made =
            new PresentedPass(Samples.grantId(1), latest, PassTexts.half(), null);
        SecretBytes text = codec.issue(made);
        PresentedPass read = codec.open(text)) {
      assertThat(read.expires()).isEqualTo(latest);
    }
  }

  /** Another CBOR library and the JDK's own Ed25519 read the same. */
  @Test
  @DisplayName("D7: what is written is COSE_Sign1 with EdDSA")
  void issue_readByIndependentPeers_isCoseSign1() throws GeneralSecurityException {
    byte[] text = PassTexts.issue(codec, CARRIED_256);

    CBORObject message = CBORObject.DecodeFromBytes(PassTexts.message(text));

    assertThat(message.HasMostOuterTag(18)).isTrue();
    assertThat(message.get(0).GetByteString()).isEqualTo(new byte[] {(byte) 0xa1, 1, 0x27});
    assertThat(message.get(1).size()).isZero();
    CBORObject payload = CBORObject.DecodeFromBytes(message.get(2).GetByteString());
    assertThat(payload.getKeys().stream().map(CBORObject::AsInt32)).containsExactly(1, 2, 3, 4);
    assertThat(payload.get(1).AsInt64Value()).isEqualTo(TestClock.START.getEpochSecond());
    assertThat(payload.get(2).GetByteString()).isEqualTo(Samples.grantId(7).toBytes());
    CBORObject signed =
        CBORObject.NewArray()
            .Add("Signature1")
            .Add(message.get(0).GetByteString())
            .Add(new byte[0])
            .Add(message.get(2).GetByteString());
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initVerify(IDENTITY.getPublic());
    ed25519.update(signed.EncodeToBytes());
    assertThat(ed25519.verify(message.get(3).GetByteString())).isTrue();
  }

  @ParameterizedTest(name = "{0} bytes carried")
  @ValueSource(ints = {0, CARRIED_256})
  @DisplayName("ST-05: every flipped bit of a pass is refused")
  void open_oneBitOfTheMessageFlipped_isRefused(int carriedBytes) {
    byte[] message = PassTexts.message(PassTexts.issue(codec, carriedBytes));
    for (int bit = 0; bit < message.length * 8; bit++) {
      message[bit / 8] ^= (byte) (1 << bit % 8);

      assertRefused(PassTexts.text(message), "bit " + bit);

      message[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @ParameterizedTest(name = "{0} bytes carried")
  @ValueSource(ints = {0, CARRIED_256})
  @DisplayName("ST-05: every flipped bit of a pass's text is refused")
  void open_oneBitOfTheTextFlipped_isRefused(int carriedBytes) {
    byte[] text = PassTexts.issue(codec, carriedBytes);
    for (int bit = 0; bit < text.length * 8; bit++) {
      text[bit / 8] ^= (byte) (1 << bit % 8);

      assertRefused(text, "bit " + bit);

      text[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void open_truncatedAnywhere_isRefused() {
    byte[] text = PassTexts.issue(codec, 81);
    for (int length = 0; length < text.length; length++) {
      assertRefused(Arrays.copyOf(text, length), "length " + length);
    }
    byte[] message = PassTexts.message(text);
    for (int length = 0; length < message.length; length++) {
      assertRefused(PassTexts.text(Arrays.copyOf(message, length)), "bytes " + length);
    }
  }

  @Test
  void open_withTrailingBytes_isRefused() {
    byte[] message = PassTexts.message(PassTexts.issue(codec, 0));
    for (int more = 1; more <= 64; more++) {
      assertRefused(PassTexts.text(Arrays.copyOf(message, message.length + more)), "more " + more);
    }
  }

  @Test
  void open_passOfAnotherGateway_isRefused() {
    byte[] text = PassTexts.issue(new PassCodec(PassTexts.keyPair()), 0);

    assertRefused(text, "foreign");
  }

  @ParameterizedTest
  @MethodSource("otherTexts")
  void open_anythingElse_isRefused(byte[] text) {
    assertRefused(text, "no pass");
  }

  static Stream<byte[]> otherTexts() {
    byte[] oversized = new byte[100_000];
    Arrays.fill(oversized, (byte) 'A');
    System.arraycopy(PassTexts.PREFIX, 0, oversized, 0, PassTexts.PREFIX.length);
    byte[] nested = new byte[390];
    Arrays.fill(nested, (byte) 0x81);
    byte[] inside = PassTexts.text(PassTexts.issue(new PassCodec(IDENTITY), 0));
    return Stream.of(
        new byte[0],
        PassTexts.PREFIX,
        "CGP1".getBytes(StandardCharsets.US_ASCII),
        "CGE1:00000000000000000000000000".getBytes(StandardCharsets.US_ASCII),
        "https://example.org/".getBytes(StandardCharsets.US_ASCII),
        oversized,
        PassTexts.text(nested),
        inside);
  }

  @Test
  void open_refused_saysNothingOfTheInput() {
    assertThatExceptionOfType(InvalidPassException.class)
        .isThrownBy(() -> open("CGP1:SECRETSECRET".getBytes(StandardCharsets.US_ASCII)).close())
        .withMessageNotContaining("SECRET");
  }

  @Test
  void passCodec_keyOfAnotherKind_isRefused() throws GeneralSecurityException {
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
    KeyPair pair = ec.generateKeyPair();
    assertThatIllegalArgumentException().isThrownBy(() -> new PassCodec(pair));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PassCodec(new KeyPair(pair.getPublic(), IDENTITY.getPrivate())));
  }

  private PresentedPass open(byte[] text) throws InvalidPassException {
    try (SecretBytes secret = SecretBytes.take(text.clone())) {
      return codec.open(secret);
    }
  }

  private void assertRefused(byte[] text, String what) {
    assertThatExceptionOfType(InvalidPassException.class)
        .as(what)
        .isThrownBy(() -> open(text).close());
  }
}
