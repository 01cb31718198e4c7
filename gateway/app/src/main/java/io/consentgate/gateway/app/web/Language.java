package io.consentgate.gateway.app.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A language that every page speaks. */
public enum Language {
  /** English. */
  ENGLISH("en", "English", Locale.UK, "EEEE d MMMM yyyy, HH:mm"),
  /** Simplified Chinese. */
  CHINESE("zh-Hans", "中文", Locale.SIMPLIFIED_CHINESE, "yyyy年M月d日 HH:mm");

  private final String tag;
  private final String ownName;
  private final Locale locale;
  private final DateTimeFormatter dateTime;

  Language(String tag, String ownName, Locale locale, String pattern) {
    this.tag = tag;
    this.ownName = ownName;
    this.locale = locale;
    dateTime = DateTimeFormatter.ofPattern(pattern, locale);
  }

  /** Returns the BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** Returns what its speakers call it. */
  public String ownName() {
    return ownName;
  }

  /** Returns the locale for numbers and dates. */
  public Locale locale() {
    return locale;
  }

  /** Writes a time as its speakers write one. */
  public String dateTime(Instant at, ZoneId zone) {
    return dateTime.format(at.atZone(zone));
  }

  /** Finds the language of a tag; a longer or shorter tag of the same language counts. */
  public static Optional<Language> ofTag(String tag) {
    String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return switch (primary) {
      case "en" -> Optional.of(ENGLISH);
      case "zh" -> Optional.of(CHINESE);
      default -> Optional.empty();
    };
  }

  /** Returns the first language of an {@code Accept-Language} header that is spoken here. */
  public static Language ofHeader(String header) {
    for (String part : header.split(",", 8)) {
      Optional<Language> found = ofTag(part.split(";", 2)[0]);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return ENGLISH;
  }
}
