package io.consentgate.gateway.store.custody;

/** Why no reference may be kept under custody {@code HELD}. */
public enum HeldRefusal {
  /** The policy pack does not allow it. */
  NOT_IN_THE_PACK,
  /** The key ring's root can be copied; a PKCS #11 token cannot. */
  ROOT_CAN_BE_COPIED
}
