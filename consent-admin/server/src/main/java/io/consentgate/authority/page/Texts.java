package io.consentgate.authority.page;

import io.consentgate.authority.clock.BuildingZone;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * All words on the pages in one language. The language is that of {@code ?lang=}, else the one that
 * the browser asks for; there is no cookie for it.
 */
public final class Texts {
  private static final Texts ENGLISH = read("en", "d MMMM yyyy, HH:mm", Locale.UK);
  private static final Texts CHINESE = read("zh-Hans", "yyyy年M月d日 HH:mm", Locale.CHINA);

  private final String language;
  private final DateTimeFormatter time;
  private final Map<String, String> words;

  private Texts(String language, DateTimeFormatter time, Map<String, String> words) {
    this.language = language;
    this.time = time;
    this.words = Map.copyOf(words);
  }

  /** Returns the words for a request. */
  public static Texts of(HttpRequest<?> request) {
    String wanted =
        request
            .getParameters()
            .getFirst("lang")
            .or(() -> request.getLocale().map(Locale::toLanguageTag))
            .orElse("en");
    return wanted.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
  }

  /** Returns the words in a language, English if there is no other. */
  public static Texts in(String language) {
    return language.startsWith("zh") ? CHINESE : ENGLISH;
  }

  /** Returns the BCP 47 tag. */
  public String language() {
    return language;
  }

  /** Returns all words by their name. */
  public Map<String, String> words() {
    return words;
  }

  /** Returns the words of a name. */
  public String get(String name) {
    return words.getOrDefault(name, name);
  }

  /** Writes a time the way the language does, in the machine's time zone. */
  public String time(Instant instant) {
    return time.withZone(BuildingZone.ZONE).format(instant);
  }

  private static Texts read(String language, String pattern, Locale locale) {
    try (InputStream stream =
        Texts.class.getResourceAsStream("/texts/" + language + ".properties")) {
      if (stream == null) {
        throw new IllegalStateException("the words in " + language + " are missing");
      }
      Properties properties = new Properties();
      try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      Map<String, String> words = new HashMap<>();
      properties.forEach((key, value) -> words.put(key.toString(), value.toString()));
      return new Texts(language, DateTimeFormatter.ofPattern(pattern, locale), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
