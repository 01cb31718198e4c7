package io.consentgate.evaluation.door;

/** Is shown how far a trial has come. Called by several threads. */
public interface DoorAudience {

  /**
   * A part begins.
   *
   * @param part in a few words
   * @param visits how many it has
   */
  void begins(String part, int visits);

  /** One visit is over. */
  void visited();
}
