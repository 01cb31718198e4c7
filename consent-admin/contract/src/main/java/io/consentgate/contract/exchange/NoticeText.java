package io.consentgate.contract.exchange;

import java.util.List;

/**
 * One version of the notice in one language.
 *
 * @param version number of the version
 * @param language BCP 47 tag
 * @param hash SHA-256 over the canonical text, hexadecimal
 * @param controller name and contact of the PII controller
 * @param paragraphs heading and text in the order shown; see {@link NoticeParagraph}
 */
public record NoticeText(
    int version,
    String language,
    String hash,
    String controller,
    List<NoticeParagraph> paragraphs) {}
