package io.consentgate.contract.receipt;

/** Why a biometric reference was erased (PIPL art. 47, CN-13). */
public enum ErasureCause {
  /** The person withdrew consent. */
  WITHDRAWN,
  /** The consent ended by itself. */
  EXPIRED,
  /** The person did not confirm the enrolment, or it failed. */
  NOT_CONFIRMED
}
