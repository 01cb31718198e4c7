package io.consentgate.signature;

import io.consentgate.contract.exchange.WithdrawalStatement;
import io.consentgate.contract.grant.GrantId;
import java.util.Map;

/**
 * A gateway's signed word that a person withdrew there. It is made when the key half is destroyed
 * and may wait in the gateway's outbox until the authority can be reached.
 */
public final class WithdrawalStatements {
  private WithdrawalStatements() {}

  /**
   * Signs a statement.
   *
   * @param gateway the gateway's identity
   * @param gatewayId its name
   * @param statement who withdrew and when
   * @return compact JWS, type {@code consent-withdrawal+jwt}
   */
  public static String sign(Identity gateway, String gatewayId, WithdrawalStatement statement) {
    return CompactJws.sign(
        gateway,
        JwsKind.WITHDRAWAL,
        Map.of(
            "iss", gatewayId, "sub", statement.grantId(), "at", statement.at().getEpochSecond()));
  }

  /**
   * Verifies a statement.
   *
   * @param compactJws the statement
   * @param gateway the gateway's pinned key
   * @param gatewayId the name that the key is pinned under
   * @throws InvalidJwsException if anything is off
   */
  public static WithdrawalStatement verify(
      String compactJws, VerificationKey gateway, String gatewayId) throws InvalidJwsException {
    Claims claims = CompactJws.verify(compactJws, JwsKind.WITHDRAWAL, gateway);
    claims.expect("iss", gatewayId);
    try {
      GrantId grant = GrantId.parse(claims.text("sub"));
      return new WithdrawalStatement(grant.toString(), claims.instant("at"));
    } catch (IllegalArgumentException _) {
      throw new InvalidJwsException("claim sub is not a grant");
    }
  }
}
