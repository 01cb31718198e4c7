package io.consentgate.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.Base64URL;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.policy.PackKind;
import io.consentgate.contract.policy.PolicyPack;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signed policy pack says of a search among many, and what one says that is older. */
final class SignedPolicyPackTest {
  private static final String LIMIT = "max_false_positive_rate";

  private final Identity signer = TestWorld.identity();

  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-3, 2.5e-4, 1e-9})
  @DisplayName("ST-17: a pack says how often a search may err")
  void verify_whatWasSigned_givesTheSamePack(double limit) throws Exception {
    assertThat(verified(SignedPolicyPack.sign(signer, pack(limit)))).isEqualTo(pack(limit));
  }

  @Test
  @DisplayName("ST-17: a pack from before there was the claim still counts, with 1 in 1,000")
  void verify_withoutTheClaim_givesOneInAThousand() throws Exception {
    String older = TestWorld.signed(signer, JwsKind.POLICY, claims());

    assertThat(verified(older)).isEqualTo(pack(1e-3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0.0",
        "-1e-3",
        "0.0101",
        "1",
        "NaN",
        "Infinity",
        "",
        " ",
        "0.1 %",
        "1,5e-4"
      })
  @DisplayName("ST-17: a limit that is none, or looser than a pack may be, is refused")
  void verify_limitOutOfRange_isRefused(String limit) {
    Map<String, Object> claims = claims();
    claims.put(LIMIT, limit);

    assertRefused(claims);
  }

  @Test
  @DisplayName("ST-17: a limit of another type is not taken for one that was left out")
  void verify_limitThatIsNoText_isRefused() {
    for (Object limit : List.of(0.001, 1, true, List.of("1e-3"), Map.of("rate", "1e-3"))) {
      Map<String, Object> claims = claims();
      claims.put(LIMIT, limit);

      assertRefused(claims);
    }
  }

  @Test
  @DisplayName("ST-17: nor is one that is null")
  void verify_limitThatIsNull_isRefused() {
    String claims =
        """
        {"id":"OLDER","kind":"TEST","custodies":"SEALED","max_retention":86400,\
        "max_status_age":600,"max_false_match_rate":"1.0E-4","max_false_positive_rate":null}""";

    assertThatThrownBy(() -> verified(signedByHand(claims)))
        .isInstanceOf(InvalidJwsException.class)
        .hasMessageContaining(LIMIT);
  }

  @Test
  @DisplayName("ST-17: no pack is made with a limit out of range")
  void packs_withALimitOutOfRange_areRefused() {
    for (double limit : new double[] {0, -1e-3, 0.0101, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pack(limit))
          .withMessageContaining("false positive rate");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EU", "EU-ES"})
  @DisplayName(
      "EU-24: a pack for the European Union that allows HELD is refused, whoever signed it")
  void verify_packOfTheEuropeanUnionWithHeld_isRefused(String id) throws Exception {
    Map<String, Object> claims = claims();
    claims.put("id", id);
    claims.put("custodies", "SEALED CARRIED");
    assertThat(verified(TestWorld.signed(signer, JwsKind.POLICY, claims)).custodies())
        .containsExactlyInAnyOrder(Custody.SEALED, Custody.CARRIED);

    claims.put("custodies", "SEALED HELD");
    assertRefused(claims);
    claims.put("id", "ELSEWHERE");
    assertThat(verified(TestWorld.signed(signer, JwsKind.POLICY, claims)).custodies())
        .contains(Custody.HELD);
  }

  private PolicyPack verified(String signed) throws InvalidJwsException {
    return SignedPolicyPack.verify(signed, signer.verificationKey());
  }

  private String signedByHand(String claims) {
    String header =
        "{\"alg\":\"EdDSA\",\"typ\":\"%s\",\"kid\":\"%s\"}"
            .formatted(JwsKind.POLICY.type(), signer.thumbprint());
    String signed = Base64URL.encode(header) + "." + Base64URL.encode(claims);
    return signed + "." + Base64URL.encode(signer.sign(CompactJws.ascii(signed)));
  }

  private void assertRefused(Map<String, Object> claims) {
    String signed = TestWorld.signed(signer, JwsKind.POLICY, claims);

    assertThatThrownBy(() -> verified(signed))
        .as("%s", Collections.unmodifiableMap(claims))
        .isInstanceOf(InvalidJwsException.class);
  }

  private static PolicyPack pack(double limit) {
    return new PolicyPack(
        "OLDER",
        PackKind.TEST,
        Set.of(Custody.SEALED),
        Duration.ofDays(1),
        Duration.ofMinutes(10),
        1e-4,
        limit);
  }

  /** The claims of a pack that was signed before there was a limit. */
  private static Map<String, Object> claims() {
    return new HashMap<>(
        Map.of(
            "id", "OLDER",
            "kind", "TEST",
            "custodies", "SEALED",
            "max_retention", 86_400,
            "max_status_age", 600,
            "max_false_match_rate", "1.0E-4"));
  }
}
