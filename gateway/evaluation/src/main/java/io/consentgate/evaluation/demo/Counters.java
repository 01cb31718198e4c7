package io.consentgate.evaluation.demo;

import java.io.IOException;

/** Counts from outside what happens inside, between two moments. */
final class Counters {

  private final Mirror mirror;
  private final long searches;
  private final int references;

  private Counters(Mirror mirror) throws IOException, InterruptedException {
    this.mirror = mirror;
    searches = mirror.faceSearches();
    references = mirror.references();
  }

  /** Notes how things stand now. */
  static Counters start(Mirror mirror) throws IOException, InterruptedException {
    return new Counters(mirror);
  }

  /** Returns how often the native detector was called since. */
  long searches() throws IOException, InterruptedException {
    return mirror.faceSearches() - searches;
  }

  /** Returns how many references more, or fewer, there are now. */
  int references() throws IOException, InterruptedException {
    return mirror.references() - references;
  }
}
