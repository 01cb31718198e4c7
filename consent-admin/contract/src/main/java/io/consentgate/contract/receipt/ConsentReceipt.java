package io.consentgate.contract.receipt;

import io.consentgate.contract.grant.ConsentGrant;
import java.time.Duration;

/**
 * What the person gets before the first comparison (ISO/IEC TS 27560 clause 6.4, ST-07). It can
 * withdraw the consent, so it is handed to that person only.
 *
 * @param receiptId names the receipt
 * @param schemaVersion version of this shape
 * @param grant what was consented to
 * @param language BCP 47 tag of the notice shown
 * @param controller name and contact of the PII controller
 * @param worstWithdrawalDelay longest time until a withdrawal at the authority reaches a gateway
 *     that is cut off (BF-4)
 * @param withdrawalCode short secret of 16 characters that withdraws without the pass
 */
public record ConsentReceipt(
    String receiptId,
    String schemaVersion,
    ConsentGrant grant,
    String language,
    String controller,
    Duration worstWithdrawalDelay,
    String withdrawalCode) {

  /** The schema version that this code writes. */
  public static final String SCHEMA_VERSION = "1.0.0";

  @Override
  public String toString() {
    return "ConsentReceipt[" + receiptId + "]";
  }
}
