package io.consentgate.contract.exchange;

/**
 * Why a call was refused; no personal data.
 *
 * @param code stable word, such as {@code expires-too-late}
 * @param message what was wrong and what would be right
 */
public record Problem(String code, String message) {}
