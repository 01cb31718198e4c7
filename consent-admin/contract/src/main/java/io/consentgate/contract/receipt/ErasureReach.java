package io.consentgate.contract.receipt;

/**
 * How far an erasure reaches; in every case nothing on the machine opens the reference any more.
 */
public enum ErasureReach {
  /**
   * This machine, and every copy that leaves out the root of the key ring. A full copy made before,
   * together with that root and the pass, is not reached.
   */
  THIS_MACHINE,
  /** Every copy, whenever it was made: the key never left a device that has destroyed it. */
  EVERY_COPY
}
