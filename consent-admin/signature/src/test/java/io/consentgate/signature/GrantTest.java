package io.consentgate.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.InvalidGrantException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GrantTest {
  private final Identity authority = TestWorld.identity();
  private final GrantSigner signer = new GrantSigner(authority);
  private final JwsGrantVerifier verifier = new JwsGrantVerifier(authority.verificationKey());

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void verify_whatWasSigned_givesTheSameGrant(long seed) throws Exception {
    ConsentGrant grant = TestWorld.grant(seed);

    assertThat(verifier.verify(signer.sign(grant))).isEqualTo(grant);
  }

  @Test
  @DisplayName("ST-05: any changed character is refused")
  void verify_anyChangedCharacter_isRefused() {
    String jws = signer.sign(TestWorld.grant(1));
    SplittableRandom random = new SplittableRandom(7);
    List<Integer> accepted = new ArrayList<>();
    for (int i = 0; i < jws.length(); i++) {
      char[] chars = jws.toCharArray();
      char other = "ABCDEFGHIJ-_.=\n".charAt(random.nextInt(15));
      chars[i] = chars[i] == other ? 'Z' : other;
      if (passes(new String(chars))) {
        accepted.add(i);
      }
    }

    assertThat(accepted).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "{}", "null"})
  void verify_noJws_isRefused(String text) {
    assertThat(passes(text)).isFalse();
  }

  @Test
  void verify_truncatedOrExtended_isRefused() {
    String jws = signer.sign(TestWorld.grant(1));

    assertThat(passes(jws.substring(0, jws.length() - 1))).isFalse();
    assertThat(passes(jws + "A")).isFalse();
    assertThat(passes(jws + "=")).isFalse();
    assertThat(passes(" " + jws)).isFalse();
    assertThat(passes(jws + "A".repeat(100_000))).isFalse();
  }

  @Test
  void verify_foreignKey_isRefused() {
    assertThat(passes(new GrantSigner(TestWorld.identity()).sign(TestWorld.grant(1)))).isFalse();
  }

  @Test
  void verify_anotherKindOfText_isRefused() {
    Map<String, Object> claims = GrantSigner.claims(TestWorld.grant(1));

    for (JwsKind kind : JwsKind.values()) {
      String jws = TestWorld.signed(authority, kind, claims);
      assertThat(passes(jws)).as(kind.type()).isEqualTo(kind == JwsKind.GRANT);
    }
  }

  @Test
  void verify_algNone_isRefused() {
    String[] parts = signer.sign(TestWorld.grant(1)).split("\\.", -1);
    String header =
        "{\"alg\":\"none\",\"typ\":\"consent-grant+jwt\",\"kid\":\""
            + authority.thumbprint()
            + "\"}";

    assertThat(passes(encode(header) + "." + parts[1] + ".")).isFalse();
    assertThat(passes(encode(header) + "." + parts[1] + "." + parts[2])).isFalse();
  }

  @Test
  @DisplayName("The public key taken as an HMAC secret opens nothing")
  void verify_hs256WithThePublicKey_isRefused() throws JOSEException {
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("consent-grant+jwt"))
                .keyID(authority.thumbprint())
                .build(),
            new Payload(GrantSigner.claims(TestWorld.grant(1))));
    jws.sign(new MACSigner(authority.verificationKey().raw()));

    assertThat(passes(jws.serialize())).isFalse();
  }

  @Test
  void verify_headerWithMoreThanItShould_isRefused() {
    String payload = encode("{}");
    String header =
        "{\"alg\":\"EdDSA\",\"typ\":\"consent-grant+jwt\",\"kid\":\""
            + authority.thumbprint()
            + "\",\"jku\":\"http://127.0.0.1/\"}";
    String input = encode(header) + "." + payload;
    String signature =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(authority.sign(CompactJws.ascii(input)));

    assertThat(passes(input + "." + signature)).isFalse();
  }

  @Test
  void verify_anyClaimMissingOrOff_isRefusedWithoutRepeatingIt() {
    Map<String, Object> good = GrantSigner.claims(TestWorld.grant(1));
    for (String name : good.keySet()) {
      for (Object bad : new Object[] {"?secret?", -1, true, List.of(), Map.of("a", 1)}) {
        Map<String, Object> claims = new HashMap<>(good);
        claims.put(name, bad);
        String jws = TestWorld.signed(authority, JwsKind.GRANT, claims);
        assertThatThrownBy(() -> verifier.verify(jws))
            .as(name)
            .isInstanceOf(InvalidGrantException.class)
            .message()
            .doesNotContain("secret");
      }
      Map<String, Object> without = new HashMap<>(good);
      without.remove(name);
      assertThat(passes(TestWorld.signed(authority, JwsKind.GRANT, without))).as(name).isFalse();
    }
  }

  private boolean passes(String text) {
    try {
      verifier.verify(text);
      return true;
    } catch (InvalidGrantException _) {
      return false;
    }
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(CompactJws.ascii(json));
  }
}
