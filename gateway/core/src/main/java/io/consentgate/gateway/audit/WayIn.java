package io.consentgate.gateway.audit;

/** A way through a portal. */
public enum WayIn {
  /** A ticket, without a face. */
  PASS,
  /** A pass and the face. */
  FACE
}
