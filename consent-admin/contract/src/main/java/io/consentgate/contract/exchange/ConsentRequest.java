package io.consentgate.contract.exchange;

import java.time.Instant;

/**
 * Asks the authority to record a consent that was just given: {@code POST /gateway/consents}.
 *
 * @param noticeHash SHA-256 of the notice text shown, hexadecimal
 * @param language BCP 47 tag of the notice shown
 * @param custody name of the custody chosen
 * @param modelSet the model set in use at the gateway
 * @param choiceOrder order in which the ways in were shown, {@code pass-first} or {@code
 *     face-first}
 * @param expires when the consent is to end; the authority refuses what its pack does not allow
 */
public record ConsentRequest(
    String noticeHash,
    String language,
    String custody,
    String modelSet,
    String choiceOrder,
    Instant expires) {}
