package io.consentgate.authority.issue;

import io.consentgate.contract.exchange.NoticeParagraph;
import io.consentgate.contract.exchange.NoticeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Writes the notice in force in one language, from its template and the configuration. */
final class NoticeWriter {
  static final int VERSION = 1;

  /** What a notice must tell (CN-04, CN-10, CN-24, EU-08), in the order shown. */
  static final List<String> TOPICS =
      List.of(
          "controller",
          "purpose",
          "necessity",
          "method",
          "kind",
          "storage",
          "retention",
          "recipients",
          "effect",
          "other-way",
          "basis",
          "withdrawal",
          "rights",
          "officer",
          "complaint",
          "age");

  private NoticeWriter() {}

  static NoticeText write(String language, Controller controller, Duration retention) {
    Map<String, String> template = template(language);
    Map<String, String> values = new HashMap<>(controller.values(template));
    values.put("days", Long.toString(retention.toDays()));
    List<NoticeParagraph> paragraphs = new ArrayList<>();
    for (String topic : TOPICS) {
      paragraphs.add(
          new NoticeParagraph(
              topic,
              fill(template.getOrDefault(topic + ".heading", ""), values),
              fill(template.getOrDefault(topic + ".text", ""), values)));
    }
    String name = values.getOrDefault("controller", "");
    String contact = values.getOrDefault("contact", "");
    String who = name.isEmpty() || contact.isEmpty() ? "" : name + " · " + contact;
    String hash = NoticeText.canonicalHash(VERSION, language, who, paragraphs).hex();
    return new NoticeText(VERSION, language, hash, who, paragraphs);
  }

  /** A text that lacks one of its parts is no text at all. */
  private static String fill(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      String place = "{" + value.getKey() + "}";
      if (filled.contains(place) && value.getValue().isEmpty()) {
        return "";
      }
      filled = filled.replace(place, value.getValue().replace('\n', ' '));
    }
    return filled.strip();
  }

  private static Map<String, String> template(String language) {
    String name = "/notices/notice-" + VERSION + "." + language + ".properties";
    try (InputStream stream = NoticeWriter.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      Properties properties = new Properties();
      try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      Map<String, String> template = new HashMap<>();
      properties.forEach((key, value) -> template.put(key.toString(), value.toString()));
      return template;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
