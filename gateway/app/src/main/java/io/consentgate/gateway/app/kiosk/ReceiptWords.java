package io.consentgate.gateway.app.kiosk;

import io.consentgate.gateway.app.web.Language;
import io.consentgate.gateway.app.web.Words;
import io.consentgate.signature.ReadableJws;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says in a person's own words what their receipt says. Whatever stands on the page is read from
 * the signed text, so that page and download cannot differ.
 */
final class ReceiptWords {

  /**
   * One thing that the receipt says.
   *
   * @param name what it is about
   * @param value what it says
   * @param isCode whether the value is for copying rather than for reading
   */
  public record Row(String name, String value, boolean isCode) {}

  /**
   * Things that belong together.
   *
   * @param title above them
   * @param rows in the order in which they are read
   */
  public record Section(String title, List<Row> rows) {

    /** Copies the rows. */
    public Section {
      rows = List.copyOf(rows);
    }
  }

  private static final String NOTHING = "";

  private final Map<String, Object> claims;
  private final Language language;
  private final Words words;
  private final ZoneId zone;

  /**
   * Prepares to speak.
   *
   * @param receipt compact JWS of the authority
   * @param language in which
   * @param zone in which times are told
   */
  ReceiptWords(String receipt, Language language, ZoneId zone) {
    claims = ReadableJws.claims(receipt);
    this.language = language;
    this.zone = zone;
    words = Words.of(language);
  }

  /** Returns all that a person needs to know of it. */
  List<Section> sections() {
    return List.of(
        new Section(words.say("receipt.what"), what()),
        new Section(words.say("receipt.undo"), undo()),
        new Section(words.say("receipt.numbers"), numbers()));
  }

  private List<Row> what() {
    return List.of(
        said("receipt.purpose", words.say("receipt.purpose." + text("record", "purpose"))),
        said("receipt.gate", text("record", "processing_locations")),
        said(
            "consent.custody", words.say("consent.custody." + text("record", "storage_locations"))),
        said("receipt.given", time(Instant.ofEpochSecond(number("consentTimestamp")))),
        said("receipt.ends", time(Instant.parse(text("record", "retention_period")))),
        said("receipt.others", words.say("receipt.others.none")),
        said("pass.controller", text("piiControllers", "piiController")));
  }

  private List<Row> undo() {
    Duration delay = Duration.ofSeconds(number("worst_withdrawal_delay"));
    long minutes = delay.plusSeconds(59).toMinutes();
    return List.of(
        said("receipt.undo.how", words.say("receipt.undo.text", minutes)),
        copied("pass.code", text("withdrawal_code")));
  }

  private List<Row> numbers() {
    String tag = text("language");
    return List.of(
        copied("receipt.number", text("consentReceiptID")),
        copied("receipt.pseudonym", text("piiPrincipalId")),
        said("receipt.notice.language", Language.ofTag(tag).map(Language::ownName).orElse(tag)),
        copied("receipt.notice", text("record", "privacy_notice")));
  }

  private Row said(String key, String value) {
    return new Row(words.say(key), value, false);
  }

  private Row copied(String key, String value) {
    return new Row(words.say(key), value, true);
  }

  private String time(Instant at) {
    return language.dateTime(at, zone);
  }

  private long number(String name) {
    return Long.parseLong(text(name));
  }

  /** Follows names into the claims; of a list, the first counts. */
  private String text(String... names) {
    Object at = claims;
    for (String name : names) {
      at =
          first(at) instanceof Map<?, ?> map
              ? Objects.requireNonNullElse(map.get(name), NOTHING)
              : NOTHING;
    }
    return String.valueOf(first(at));
  }

  private static Object first(Object value) {
    return value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value;
  }
}
