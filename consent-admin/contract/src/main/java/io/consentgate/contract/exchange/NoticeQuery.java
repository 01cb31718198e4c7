package io.consentgate.contract.exchange;

/**
 * Asks for the notice in force: {@code POST /gateway/notice}.
 *
 * @param language BCP 47 tag wanted
 */
public record NoticeQuery(String language) {}
