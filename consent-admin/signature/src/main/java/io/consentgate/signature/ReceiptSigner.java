package io.consentgate.signature;

import io.consentgate.contract.grant.ConsentGrant;
import io.consentgate.contract.receipt.ConsentReceipt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signs receipts as the authority. The claims carry the record in the words of ISO/IEC TS 27560 and
 * the mandatory fields of the Kantara consent receipt 1.1 (ST-06, ST-07, ST-09).
 */
public final class ReceiptSigner {
  private final Identity authority;

  /** Makes a signer with the authority's identity. */
  public ReceiptSigner(Identity authority) {
    this.authority = authority;
  }

  /**
   * Returns the receipt as compact JWS, type {@code consent-receipt+jwt}.
   *
   * @param receipt what the person gets
   * @param jurisdiction policy pack under which the consent was given
   */
  public String sign(ConsentReceipt receipt, String jurisdiction) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", Parties.AUTHORITY);
    claims.put("iat", receipt.grant().issued().getEpochSecond());
    claims.put("schema_version", receipt.schemaVersion());
    claims.put("withdrawal_code", receipt.withdrawalCode());
    claims.put("worst_withdrawal_delay", receipt.worstWithdrawalDelay().toSeconds());
    claims.put("grant", GrantSigner.claims(receipt.grant()));
    claims.putAll(kantara(receipt, jurisdiction));
    claims.put("record", record(receipt, jurisdiction));
    return CompactJws.sign(authority, JwsKind.RECEIPT, claims);
  }

  private Map<String, Object> kantara(ConsentReceipt receipt, String jurisdiction) {
    ConsentGrant grant = receipt.grant();
    Map<String, Object> purpose = new LinkedHashMap<>();
    purpose.put("purpose", grant.terms().purpose().name());
    purpose.put("purposeCategory", List.of("access control"));
    purpose.put("consentType", "EXPLICIT");
    purpose.put("piiCategory", List.of("Biometric"));
    purpose.put("primaryPurpose", false);
    purpose.put("termination", grant.expires().toString());
    purpose.put("thirdPartyDisclosure", false);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("version", "KI-CR-v1.1.0");
    claims.put("jurisdiction", jurisdiction);
    claims.put("consentTimestamp", grant.issued().getEpochSecond());
    claims.put("collectionMethod", "KIOSK_LIVE");
    claims.put("consentReceiptID", receipt.receiptId());
    claims.put("publicKey", authority.thumbprint());
    claims.put("language", receipt.language());
    claims.put("piiPrincipalId", grant.principal().toString());
    claims.put(
        "piiControllers",
        List.of(Map.of("piiController", receipt.controller(), "onBehalf", false)));
    claims.put("policyUrl", "/notices/" + grant.terms().notice().hex());
    claims.put(
        "services",
        List.of(Map.of("service", "entry by face comparison", "purposes", List.of(purpose))));
    claims.put("sensitive", true);
    claims.put("spiCat", List.of("Biometric"));
    return claims;
  }

  private static Map<String, Object> record(ConsentReceipt receipt, String jurisdiction) {
    ConsentGrant grant = receipt.grant();
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("record_id", grant.id().toString());
    record.put("pii_principal_id", grant.principal().toString());
    record.put("privacy_notice", grant.terms().notice().hex());
    record.put("language", receipt.language());
    record.put("purpose", grant.terms().purpose().name());
    record.put("lawful_basis", "dpv:ExplicitlyExpressedConsent");
    record.put("pii_information", List.of("FACE_TEMPLATE"));
    record.put("pii_controllers", List.of(receipt.controller()));
    record.put("collection_method", "KIOSK_LIVE");
    record.put("processing_method", "VERIFY_1_TO_1");
    record.put("storage_locations", List.of(grant.terms().custody().name()));
    record.put("processing_locations", List.of(grant.terms().gateway().value()));
    record.put("retention_period", grant.expires().toString());
    record.put("jurisdiction", jurisdiction);
    record.put("recipient_third_parties", List.of());
    record.put("withdrawal_method", List.of("PASS_AT_GATEWAY", "CODE", "STAFF"));
    record.put("separate_consent", true);
    record.put("event_state", "GIVEN");
    return record;
  }
}
