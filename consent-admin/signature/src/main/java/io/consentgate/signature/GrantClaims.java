package io.consentgate.signature;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.grant.ConsentTerms;
import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.contract.grant.PrincipalId;
import io.consentgate.contract.grant.Purpose;
import io.consentgate.contract.grant.StatusReference;
import java.net.URI;

/** Reads a grant from claims that were verified. */
final class GrantClaims {
  private GrantClaims() {}

  /**
   * Reads a grant.
   *
   * @throws InvalidJwsException if a claim is missing or off
   */
  static ConsentGrant read(Claims claims) throws InvalidJwsException {
    claims.expect("iss", Parties.AUTHORITY);
    try {
      return new ConsentGrant(
          GrantId.parse(claims.text("jti")),
          PrincipalId.parse(claims.text("sub")),
          terms(claims),
          status(claims),
          claims.instant("iat"),
          claims.instant("enrol_by"),
          claims.instant("exp"));
    } catch (IllegalArgumentException _) {
      throw new InvalidJwsException("a claim of the grant is out of range");
    }
  }

  private static ConsentTerms terms(Claims claims) throws InvalidJwsException {
    return new ConsentTerms(
        Purpose.valueOf(claims.text("purpose")),
        Custody.valueOf(claims.text("custody")),
        new ModelSetId(claims.text("model_set")),
        new GatewayId(claims.text("aud")),
        new NoticeHash(claims.text("notice_sha256")));
  }

  private static StatusReference status(Claims claims) throws InvalidJwsException {
    Claims list = claims.object("status").object("status_list");
    return new StatusReference(URI.create(list.text("uri")), list.integer("idx"));
  }
}
