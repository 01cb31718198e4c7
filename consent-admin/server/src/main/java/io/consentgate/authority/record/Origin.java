package io.consentgate.authority.record;

/** Where an event came from. */
public enum Origin {
  /** A gateway's signed call. */
  GATEWAY,
  /** The person's own code, on the public page. */
  CODE,
  /** The person's receipt, shown to an operator. */
  RECEIPT,
  /** The clock. */
  TIMER
}
