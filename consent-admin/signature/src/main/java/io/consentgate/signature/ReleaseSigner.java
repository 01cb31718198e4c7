package io.consentgate.signature;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs one release for a portal's controller: type {@code consentgate-release+jwt}, over method,
 * path, portal, a random id, issue time and an end five seconds later. A receiver refuses what has
 * ended and any id it has seen.
 */
public final class ReleaseSigner {

  /** How long a release counts. */
  public static final Duration LIFETIME = Duration.ofSeconds(5);

  private static final int ID_SIZE_BYTES = 16;

  private final Identity gateway;
  private final String gatewayId;
  private final SecureRandom random;

  /** Signs with the gateway's identity, under its name. */
  public ReleaseSigner(Identity gateway, String gatewayId, SecureRandom random) {
    this.gateway = gateway;
    this.gatewayId = gatewayId;
    this.random = random;
  }

  /**
   * Signs a release.
   *
   * @param portal the portal's name
   * @param path path of the request, without host and query
   * @param now when it is asked for
   * @return compact JWS
   */
  public String sign(String portal, String path, Instant now) {
    byte[] id = new byte[ID_SIZE_BYTES];
    random.nextBytes(id);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", gatewayId);
    claims.put("htm", "POST");
    claims.put("htu", path);
    claims.put("portal", portal);
    claims.put("jti", Base64.getUrlEncoder().withoutPadding().encodeToString(id));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFETIME).getEpochSecond());
    return CompactJws.sign(gateway, JwsKind.RELEASE, claims);
  }
}
