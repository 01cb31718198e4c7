package io.consentgate.contract.exchange;

/**
 * The authority's answer to a {@link ConsentRequest}.
 *
 * @param grant the signed grant, compact JWS
 * @param receipt the signed receipt, compact JWS
 * @param receiptId names the receipt
 * @param withdrawalCode withdraws without the pass; for the person only
 */
public record ConsentIssued(
    String grant, String receipt, String receiptId, String withdrawalCode) {}
