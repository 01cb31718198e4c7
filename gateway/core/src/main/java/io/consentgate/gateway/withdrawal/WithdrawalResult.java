package io.consentgate.gateway.withdrawal;

/** What became of a wish to end a consent. */
public sealed interface WithdrawalResult {

  /**
   * The reference is gone, and here is the proof.
   *
   * @param certificateJws the signed erasure certificate
   */
  record Erased(String certificateJws) implements WithdrawalResult {}

  /** The key is destroyed, but a check found something; an operator has to look. */
  record NotCertified() implements WithdrawalResult {}

  /** What was held up is no pass of this gateway, or names nothing known here. */
  record UnknownPass() implements WithdrawalResult {}
}
