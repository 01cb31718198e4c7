package io.consentgate.evaluation.demo;

import java.io.IOException;

/** What became of one code held up to the portal, set against what must become of it. */
final class Presentation {

  private final Facts facts;
  private final Doorway.Outcome outcome;
  private final Counters counters;

  /**
   * Judges an outcome.
   *
   * @param facts where to note it
   * @param outcome what the portal's screen and log said
   * @param counters started before
   */
  Presentation(Facts facts, Doorway.Outcome outcome, Counters counters) {
    this.facts = facts;
    this.outcome = outcome;
    this.counters = counters;
  }

  /** The portal must have been released, once. */
  Presentation opens() {
    facts.equal("told", "OPEN", outcome.reason());
    facts.equal("releases", 1, outcome.releases());
    return this;
  }

  /** The portal must not have been released, for this reason. */
  Presentation staysShut(String reason) {
    facts.equal("told", reason, outcome.reason());
    facts.equal("releases", 0, outcome.releases());
    return this;
  }

  /** No frame may have been searched for a face. */
  Presentation withoutSearch() throws IOException, InterruptedException {
    facts.equal("searches for a face", 0L, counters.searches());
    return this;
  }

  /** Frames must have been searched for a face. */
  Presentation withSearch() throws IOException, InterruptedException {
    long searches = counters.searches();
    facts.holds(searches + " searches for a face", searches > 0);
    return this;
  }
}
