package io.consentgate.evaluation.demo;

/** One step of the demo. */
@FunctionalInterface
interface Step {

  /**
   * Plays the step and notes what is seen.
   *
   * @param facts where to note it
   * @throws Exception if the step cannot go on; counts as failed
   */
  void play(Facts facts) throws Exception;
}
