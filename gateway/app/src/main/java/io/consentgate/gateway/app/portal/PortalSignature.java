package io.consentgate.gateway.app.portal;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.signature.Identity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs one release for a portal's controller: a compact JWS (EdDSA, type {@code
 * consentgate-release+jwt}) over method, path, portal, a random id, issue time and an end five
 * seconds later. A receiver refuses what has ended and any id it has seen.
 */
final class PortalSignature {

  /** How long a release counts. */
  static final Duration LIFETIME = Duration.ofSeconds(5);

  private static final int ID_SIZE_BYTES = 16;

  private final Identity identity;
  private final String issuer;
  private final SecureRandom random;

  PortalSignature(Identity identity, String issuer, SecureRandom random) {
    this.identity = identity;
    this.issuer = issuer;
    this.random = random;
  }

  /** Signs a release. */
  String sign(PortalId portal, URI target, Instant now) {
    byte[] id = new byte[ID_SIZE_BYTES];
    random.nextBytes(id);
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "EdDSA");
    header.put("typ", "consentgate-release+jwt");
    header.put("kid", identity.thumbprint());
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer);
    claims.put("htm", "POST");
    claims.put("htu", target.getRawPath());
    claims.put("portal", portal.value());
    claims.put("jti", base64(id));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFETIME).getEpochSecond());
    String input =
        base64(bytes(JSONObjectUtils.toJSONString(header)))
            + "."
            + base64(bytes(JSONObjectUtils.toJSONString(claims)));
    return input + "." + base64(identity.sign(bytes(input)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
