package io.consentgate.authority.record;

import io.consentgate.contract.grant.ConsentGrant;
import java.util.UUID;

/**
 * What is recorded when a consent is given (ST-06).
 *
 * @param grant the grant to be signed
 * @param language BCP 47 tag of the notice shown
 * @param choiceOrder order in which the ways in were shown
 * @param receiptId names the receipt
 * @param withdrawalCodeHash SHA-256 of the person's code, hexadecimal
 */
public record NewConsent(
    ConsentGrant grant,
    String language,
    String choiceOrder,
    UUID receiptId,
    String withdrawalCodeHash) {}
