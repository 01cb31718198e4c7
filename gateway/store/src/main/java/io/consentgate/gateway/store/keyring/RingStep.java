package io.consentgate.gateway.store.keyring;

/** The steps of writing the ring, in order; between any two the power may fail. */
enum RingStep {
  /** A fresh root slot lies in its file. */
  SLOT_WRITTEN,
  /** The new ring lies in its temporary file. */
  RING_WRITTEN,
  /** The new ring has taken the place of the old one: the point of no return. */
  RING_RENAMED,
  /** The old root slot is overwritten. */
  OLD_SLOT_OVERWRITTEN,
  /** The old root slot is deleted. */
  OLD_SLOT_DELETED
}
