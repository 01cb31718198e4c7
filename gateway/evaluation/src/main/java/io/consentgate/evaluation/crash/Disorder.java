package io.consentgate.evaluation.crash;

/** A fault in the order of steps, which the check after a kill has to find. */
public enum Disorder {
  /** The order as it is. */
  NONE,
  /** A certificate is kept before the key half is destroyed. */
  CERTIFICATE_FIRST,
  /** A portal opens before its entry is on the disk. */
  ENTRY_LATER
}
