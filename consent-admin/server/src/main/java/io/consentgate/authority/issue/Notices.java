package io.consentgate.authority.issue;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.record.NoticeShelf;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.grant.NoticeHash;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The notice in force, in each language, and all earlier ones by their hash (ST-11). */
@Singleton
public final class Notices {
  /** Languages that every notice has, as BCP 47 tags. */
  public static final List<String> LANGUAGES = List.of("en", "zh-Hans");

  private final Map<String, NoticeText> inForce = new TreeMap<>();
  private final NoticeShelf shelf;
  private final ObjectMapper mapper;

  /** Writes the notices in force and keeps them. */
  public Notices(NoticeShelf shelf, ObjectMapper mapper, IssueRules rules, ProgramClock clock) {
    this.shelf = shelf;
    this.mapper = mapper;
    for (String language : LANGUAGES) {
      NoticeText notice =
          NoticeWriter.write(language, rules.controller(), rules.pack().maxRetention());
      inForce.put(language, notice);
      keep(notice, clock);
    }
  }

  /**
   * Returns the notice in force.
   *
   * @param language any BCP 47 tag; English if there is no other
   * @throws Refusal if the notice lacks something that it must tell
   */
  public NoticeText inForce(String language) throws Refusal {
    boolean chinese = language.toLowerCase(Locale.ROOT).startsWith("zh");
    NoticeText notice = inForce.getOrDefault(chinese ? "zh-Hans" : "en", whole("en"));
    check(notice);
    return notice;
  }

  /** Finds a notice that is or was in force. */
  public Optional<NoticeText> find(NoticeHash hash) {
    return shelf.find(hash).map(this::read);
  }

  private NoticeText whole(String language) {
    NoticeText notice = inForce.get(language);
    if (notice == null) {
      throw new IllegalStateException("no notice in " + language);
    }
    return notice;
  }

  private static void check(NoticeText notice) throws Refusal {
    boolean empty =
        notice.controller().isBlank()
            || notice.paragraphs().stream()
                .anyMatch(paragraph -> paragraph.heading().isBlank() || paragraph.text().isBlank());
    if (empty) {
      throw new Refusal(
          "notice-incomplete",
          "The notice does not say everything that it must. Fill in the controller's details and"
              + " start the authority again.");
    }
  }

  private void keep(NoticeText notice, ProgramClock clock) {
    try {
      shelf.keep(
          new NoticeHash(notice.hash()),
          notice.version(),
          notice.language(),
          mapper.writeValueAsString(notice),
          clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private NoticeText read(String json) {
    try {
      NoticeText notice = mapper.readValue(json, NoticeText.class);
      if (notice == null) {
        throw new IllegalStateException("a kept notice is empty");
      }
      return notice;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
