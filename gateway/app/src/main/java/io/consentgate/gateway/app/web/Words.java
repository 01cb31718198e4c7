package io.consentgate.gateway.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The sentences of the pages in one language. */
public final class Words {

  private static final Map<Language, Words> ALL = load();

  private final Language language;
  private final Map<String, String> sentences;

  private Words(Language language, Map<String, String> sentences) {
    this.language = language;
    this.sentences = sentences;
  }

  /** Returns the sentences of a language. */
  public static Words of(Language language) {
    Words words = ALL.get(language);
    if (words == null) {
      throw new IllegalStateException("no sentences for " + language);
    }
    return words;
  }

  /** Returns the keys. */
  public Set<String> keys() {
    return sentences.keySet();
  }

  /** Tells whether there is a sentence of that key. */
  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  /** Returns a sentence. */
  public String say(String key) {
    String sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence " + key + " in " + language.tag());
    }
    return sentence;
  }

  /** Returns a sentence with {@code {0}} and those that follow filled in. */
  public String say(String key, Object... values) {
    return new MessageFormat(say(key), language.locale()).format(values);
  }

  private static Map<Language, Words> load() {
    Map<Language, Words> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, new Words(language, read("/words/" + language.tag() + ".properties")));
    }
    return all;
  }

  private static Map<String, String> read(String resource) {
    Properties properties = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(k -> k, properties::getProperty));
  }
}
