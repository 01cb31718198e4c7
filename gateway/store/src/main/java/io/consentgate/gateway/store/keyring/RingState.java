package io.consentgate.gateway.store.keyring;

/** Whether the key ring can be read. */
public sealed interface RingState {

  /**
   * It can.
   *
   * @param halves how many key halves it holds
   */
  record Open(int halves) implements RingState {}

  /**
   * It cannot. No reference can be opened and none can be made; the way in without a face goes on.
   *
   * @param reason what is wrong and what to do next, for an operator
   */
  record Unreadable(String reason) implements RingState {}
}
