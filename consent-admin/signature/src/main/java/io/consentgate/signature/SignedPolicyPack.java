package io.consentgate.signature;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.policy.PackKind;
import io.consentgate.contract.policy.PolicyPack;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A policy pack in a file, signed by whoever answers for it.
 *
 * <p>Its claims are {@code id}, {@code kind}, {@code custodies}, {@code max_retention} and {@code
 * max_status_age} in seconds, {@code max_false_match_rate} and {@code max_false_positive_rate},
 * both texts such as {@code "1e-4"}. Packs were signed before there was the last one: without it
 * 1e-3 holds, as it did then.
 */
public final class SignedPolicyPack {
  private static final String FALSE_POSITIVE_RATE = "max_false_positive_rate";
  private static final double UNSAID_FALSE_POSITIVE_RATE = 1e-3;

  private SignedPolicyPack() {}

  /** Signs a pack: compact JWS, type {@code consent-policy+jwt}. */
  public static String sign(Identity signer, PolicyPack pack) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("id", pack.id());
    claims.put("kind", pack.kind().name());
    claims.put(
        "custodies",
        pack.custodies().stream().map(Custody::name).sorted().collect(Collectors.joining(" ")));
    claims.put("max_retention", pack.maxRetention().toSeconds());
    claims.put("max_status_age", pack.maxStatusAge().toSeconds());
    claims.put("max_false_match_rate", Double.toString(pack.maxFalseMatchRate()));
    claims.put(FALSE_POSITIVE_RATE, Double.toString(pack.maxFalsePositiveRate()));
    return CompactJws.sign(signer, JwsKind.POLICY, claims);
  }

  /**
   * Verifies a pack.
   *
   * @param compactJws the pack
   * @param signer the key that the operator trusts
   * @throws InvalidJwsException if anything is off
   */
  public static PolicyPack verify(String compactJws, VerificationKey signer)
      throws InvalidJwsException {
    Claims claims = CompactJws.verify(compactJws, JwsKind.POLICY, signer);
    try {
      Set<Custody> custodies = EnumSet.noneOf(Custody.class);
      for (String custody : claims.text("custodies").split(" ", -1)) {
        custodies.add(Custody.valueOf(custody));
      }
      return new PolicyPack(
          claims.text("id"),
          PackKind.valueOf(claims.text("kind")),
          custodies,
          Duration.ofSeconds(claims.integer("max_retention")),
          Duration.ofSeconds(claims.integer("max_status_age")),
          Double.parseDouble(claims.text("max_false_match_rate")),
          claims.has(FALSE_POSITIVE_RATE)
              ? Double.parseDouble(claims.text(FALSE_POSITIVE_RATE))
              : UNSAID_FALSE_POSITIVE_RATE);
    } catch (IllegalArgumentException _) {
      throw new InvalidJwsException("a claim of the policy pack is out of range");
    }
  }
}
