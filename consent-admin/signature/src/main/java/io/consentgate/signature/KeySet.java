package io.consentgate.signature;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Public keys for everybody to fetch: a JWK set (RFC 7517) in which {@code name} says whose. */
public final class KeySet {
  private KeySet() {}

  /**
   * Writes a set.
   *
   * @param keys public keys by their owner's name, in the order wanted
   */
  public static String write(Map<String, VerificationKey> keys) {
    List<Object> all = new ArrayList<>();
    keys.forEach((name, key) -> all.add(jwk(name, key)));
    return JSONObjectUtils.toJSONString(Map.of("keys", all));
  }

  private static Map<String, Object> jwk(String name, VerificationKey key) {
    try {
      Map<String, Object> jwk = new TreeMap<>(JSONObjectUtils.parse(key.toJwk()));
      jwk.put("kid", key.thumbprint());
      jwk.put("use", "sig");
      jwk.put("alg", "EdDSA");
      jwk.put("name", name);
      return jwk;
    } catch (ParseException e) {
      throw new IllegalStateException("a public key is written as JSON", e);
    }
  }
}
