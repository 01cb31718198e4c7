package io.consentgate.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Known answers: RFC 8032 section 7.1 and RFC 8037 appendix A. */
final class Ed25519VectorTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  @Test
  @DisplayName("RFC 8032 7.1 test 1: the empty message")
  void sign_rfc8032Test1_givesTheKnownSignature() {
    Identity identity = Identity.ofRaw(HEX.parseHex(SEED), HEX.parseHex(PUBLIC));

    byte[] signature = identity.sign(new byte[0]);

    assertThat(HEX.formatHex(signature))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    assertThat(identity.verificationKey().verifies(new byte[0], signature)).isTrue();
  }

  @Test
  @DisplayName("RFC 8032 7.1 test 3: two bytes")
  void verifies_rfc8032Test3_isTrue() {
    VerificationKey key =
        VerificationKey.ofRaw(
            HEX.parseHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"));

    boolean genuine =
        key.verifies(
            HEX.parseHex("af82"),
            HEX.parseHex(
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                    + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));

    assertThat(genuine).isTrue();
  }

  @Test
  @DisplayName("RFC 8037 A.3: the thumbprint")
  void thumbprint_rfc8037_isTheKnownOne() {
    VerificationKey key = VerificationKey.ofRaw(HEX.parseHex(PUBLIC));

    assertThat(key.thumbprint()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    assertThat(VerificationKey.ofJwk(key.toJwk())).isEqualTo(key);
  }

  @Test
  @DisplayName("RFC 8037 A.4: the signing input and its signature")
  void sign_rfc8037_givesTheKnownSignature() {
    Identity identity = Identity.ofRaw(HEX.parseHex(SEED), HEX.parseHex(PUBLIC));

    byte[] signature =
        identity.sign(
            "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
                .getBytes(StandardCharsets.US_ASCII));

    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(signature))
        .isEqualTo(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
  }
}
