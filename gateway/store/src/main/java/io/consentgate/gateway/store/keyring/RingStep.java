package io.consentgate.gateway.store.keyring;

/** The steps of writing the ring, in order; between any two the power may fail. */
enum RingStep {
  /** A changed shard lies in its temporary file. */
  SHARD_WRITTEN,
  /** A changed shard lies in its place: for an added half the point of no return. */
  SHARD_IN_PLACE,
  /** A fresh root slot lies in its temporary file. */
  SLOT_WRITTEN,
  /** The fresh root slot lies in its place: for a destroyed half the point of no return. */
  SLOT_IN_PLACE,
  /** What the root itself kept for older slots is gone. */
  OLD_ROOT_DESTROYED,
  /** An old slot or shard is overwritten. */
  OLD_FILE_OVERWRITTEN,
  /** An old slot or shard is deleted. */
  OLD_FILE_DELETED
}
