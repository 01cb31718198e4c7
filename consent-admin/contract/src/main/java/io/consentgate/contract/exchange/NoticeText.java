package io.consentgate.contract.exchange;

import io.consentgate.contract.grant.NoticeHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One version of the notice in one language.
 *
 * @param version number of the version
 * @param language BCP 47 tag
 * @param hash SHA-256 over the canonical text, hexadecimal; see {@link #canonicalHash}
 * @param controller name and contact of the PII controller
 * @param paragraphs heading and text in the order shown; see {@link NoticeParagraph}
 */
public record NoticeText(
    int version,
    String language,
    String hash,
    String controller,
    List<NoticeParagraph> paragraphs) {

  /** Copies the paragraphs. */
  public NoticeText {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * Hashes a text: SHA-256 over UTF-8, one line each for a mark, version, language and controller,
   * then topic, heading and text of each paragraph; each line ends with a line feed.
   *
   * @throws IllegalArgumentException if a line holds a line feed itself
   */
  public static NoticeHash canonicalHash(
      int version, String language, String controller, List<NoticeParagraph> paragraphs) {
    StringBuilder text = new StringBuilder();
    line(text, "consentgate-notice-1");
    line(text, Integer.toString(version));
    line(text, language);
    line(text, controller);
    for (NoticeParagraph paragraph : paragraphs) {
      line(text, paragraph.topic());
      line(text, paragraph.heading());
      line(text, paragraph.text());
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new NoticeHash(
          HexFormat.of()
              .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Tells whether the hash is that of this text. */
  public boolean isWhole() {
    return canonicalHash(version, language, controller, paragraphs).hex().equals(hash);
  }

  private static void line(StringBuilder text, String line) {
    if (line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line of a notice has no line feed inside");
    }
    text.append(line).append('\n');
  }
}
