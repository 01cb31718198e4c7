package io.consentgate.gateway.consent;

/** The answer to "is this consent live?". */
public sealed interface ConsentResult {

  /**
   * It is.
   *
   * @param consent the capability
   */
  record Live(LiveConsent consent) implements ConsentResult {}

  /**
   * It is not.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements ConsentResult {}
}
