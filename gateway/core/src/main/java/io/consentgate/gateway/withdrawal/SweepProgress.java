package io.consentgate.gateway.withdrawal;

/** Port: is told how far a sweep has come. */
@FunctionalInterface
public interface SweepProgress {

  /**
   * One more erasure was tried.
   *
   * @param tried how many so far
   * @param all how many there are
   */
  void done(int tried, int all);
}
