package io.consentgate.gateway.store.custody;

/** Whether references may be kept under custody {@code HELD}. */
public sealed interface HeldResult {

  /**
   * They may.
   *
   * @param keys what it takes
   */
  record Allowed(HeldKeys keys) implements HeldResult {}

  /**
   * They may not.
   *
   * @param refusal why
   */
  record Refused(HeldRefusal refusal) implements HeldResult {}
}
