package io.consentgate.gateway.store.keyring;

/** The steps of writing the ring, in order; between any two the power may fail. */
enum RingStep {
  /** An added half lies in the room that its shard's file has: the point of no return. */
  HALF_IN_PLACE,
  /** A changed shard lies in a file that nothing names yet, or in its turn. */
  SHARD_WRITTEN,
  /**
   * All changed shards lie in their places. For a half added without room the point of no return;
   * at an erasure no slot in place names them yet.
   */
  SHARD_IN_PLACE,
  /** The first root slot lies in its temporary file. */
  SLOT_WRITTEN,
  /** The fresh root slot lies in its place: for a destroyed half the point of no return. */
  SLOT_IN_PLACE,
  /** What the root itself kept for older slots is gone. */
  OLD_ROOT_DESTROYED,
  /** An old slot or shard is overwritten. */
  OLD_FILE_OVERWRITTEN,
  /** An unfinished file, or one of the form before, is deleted. */
  OLD_FILE_DELETED
}
