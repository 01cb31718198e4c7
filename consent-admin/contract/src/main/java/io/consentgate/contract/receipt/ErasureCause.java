package io.consentgate.contract.receipt;

/** Why a biometric reference was erased (PIPL art. 47, CN-13). */
public enum ErasureCause {
  /** The person withdrew consent. */
  WITHDRAWN,
  /** The consent ended by itself. */
  EXPIRED,
  /** The person did not confirm the enrolment, or it failed. */
  NOT_CONFIRMED,
  /** The operator ended the service that compares faces. */
  SERVICE_ENDED,
  /** The networks that made the reference were retired. */
  MODEL_RETIRED,
  /** The policy pack allows less time than the person chose. */
  RETENTION_SHORTENED
}
