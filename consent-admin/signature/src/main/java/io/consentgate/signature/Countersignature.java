package io.consentgate.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * The authority's signature over a gateway's certificate: it received these very bytes, from a
 * gateway it knows, no later than this.
 */
public final class Countersignature {
  private Countersignature() {}

  /**
   * Countersigns.
   *
   * @param authority the authority's identity
   * @param certificate the gateway's certificate, compact JWS, already verified
   * @param at when it was received
   * @return compact JWS, type {@code erasure-countersignature+jwt}
   */
  public static String sign(Identity authority, String certificate, Instant at) {
    return CompactJws.sign(
        authority,
        JwsKind.COUNTERSIGNATURE,
        Map.of(
            "iss",
            Parties.AUTHORITY,
            "cert_sha256",
            sha256(certificate),
            "iat",
            at.getEpochSecond()));
  }

  /**
   * Verifies that a countersignature is the authority's and belongs to this certificate.
   *
   * @return when the authority had received the certificate
   * @throws InvalidJwsException if anything is off
   */
  public static Instant verify(
      String countersignature, String certificate, VerificationKey authority)
      throws InvalidJwsException {
    Claims claims = CompactJws.verify(countersignature, JwsKind.COUNTERSIGNATURE, authority);
    claims.expect("iss", Parties.AUTHORITY);
    claims.expect("cert_sha256", sha256(certificate));
    return claims.instant("iat");
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(CompactJws.ascii(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
