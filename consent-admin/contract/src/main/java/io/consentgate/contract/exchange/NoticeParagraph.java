package io.consentgate.contract.exchange;

/**
 * One paragraph of a notice.
 *
 * @param topic stable name of what it tells, such as {@code purpose}
 * @param heading heading in the notice's language
 * @param text text in the notice's language
 */
public record NoticeParagraph(String topic, String heading, String text) {}
