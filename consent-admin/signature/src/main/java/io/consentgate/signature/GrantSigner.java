package io.consentgate.signature;

import io.consentgate.contract.grant.ConsentGrant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs grants as the authority. */
public final class GrantSigner {
  private final Identity authority;

  /** Makes a signer with the authority's identity. */
  public GrantSigner(Identity authority) {
    this.authority = authority;
  }

  /** Returns the grant as compact JWS, type {@code consent-grant+jwt}. */
  public String sign(ConsentGrant grant) {
    return CompactJws.sign(authority, JwsKind.GRANT, claims(grant));
  }

  static Map<String, Object> claims(ConsentGrant grant) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", Parties.AUTHORITY);
    claims.put("jti", grant.id().toString());
    claims.put("sub", grant.principal().toString());
    claims.put("aud", grant.terms().gateway().value());
    claims.put("purpose", grant.terms().purpose().name());
    claims.put("custody", grant.terms().custody().name());
    claims.put("model_set", grant.terms().modelSet().value());
    claims.put("notice_sha256", grant.terms().notice().hex());
    claims.put(
        "status",
        Map.of(
            "status_list",
            Map.of("idx", grant.status().index(), "uri", grant.status().list().toString())));
    claims.put("iat", grant.issued().getEpochSecond());
    claims.put("enrol_by", grant.enrolBy().getEpochSecond());
    claims.put("exp", grant.expires().getEpochSecond());
    return claims;
  }
}
