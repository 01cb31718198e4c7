package io.consentgate.gateway.app.mirror;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.app.authority.StatusWatch;
import io.consentgate.gateway.consent.Refusal;
import io.consentgate.gateway.consent.StatusBook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How fresh the list of withdrawn consents is. */
public final class StatusFacts {

  private final StatusBook book;
  private final StatusWatch watch;
  private final PolicyPack pack;
  private final InstantSource clock;

  /**
   * Ties the facts to where they come from.
   *
   * @param book what the lists said
   * @param watch when one was last confirmed
   * @param pack the longest age allowed
   * @param clock for ages
   */
  public StatusFacts(StatusBook book, StatusWatch watch, PolicyPack pack, InstantSource clock) {
    this.book = book;
    this.watch = watch;
    this.pack = pack;
    this.clock = clock;
  }

  /** Returns the facts. */
  Map<String, Object> all() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("usable", book.closure().isEmpty());
    facts.put("closed_because", book.closure().map(Refusal::name).orElse(""));
    facts.put("remaining_seconds", book.remaining().toSeconds());
    long age =
        watch.heard().map(at -> Duration.between(at, clock.instant()).toSeconds()).orElse(-1L);
    facts.put("age_seconds", age);
    facts.put("max_age_seconds", pack.maxStatusAge().toSeconds());
    return facts;
  }
}
