package io.consentgate.signature;

import io.consentgate.contract.receipt.ConsentReceipt;
import java.time.Duration;

/** Verifies receipts against the authority's key. */
public final class ReceiptVerifier {
  private final VerificationKey authority;

  /** Makes a verifier that trusts one authority. */
  public ReceiptVerifier(VerificationKey authority) {
    this.authority = authority;
  }

  /**
   * Verifies signature, type and shape.
   *
   * @throws InvalidJwsException if anything is off
   */
  public ConsentReceipt verify(String compactJws) throws InvalidJwsException {
    Claims claims = CompactJws.verify(compactJws, JwsKind.RECEIPT, authority);
    claims.expect("iss", Parties.AUTHORITY);
    return new ConsentReceipt(
        claims.text("consentReceiptID"),
        claims.text("schema_version"),
        GrantClaims.read(claims.object("grant")),
        claims.text("language"),
        claims.objects("piiControllers").getFirst().text("piiController"),
        Duration.ofSeconds(claims.integer("worst_withdrawal_delay")),
        claims.text("withdrawal_code"));
  }
}
