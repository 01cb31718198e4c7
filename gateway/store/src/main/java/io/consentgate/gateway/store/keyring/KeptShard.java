package io.consentgate.gateway.store.keyring;

/**
 * A shard as it lies in its file.
 *
 * @param halves all of it
 * @param tail the room behind it
 */
record KeptShard(Shard halves, ShardTail tail) implements AutoCloseable {

  /** Returns a shard without halves, which has no file yet. */
  static KeptShard empty() {
    return new KeptShard(Shard.empty(), ShardTail.NONE);
  }

  /** Returns the same for a file that is not to be written into any more. */
  KeptShard withoutRoom() {
    return new KeptShard(halves, ShardTail.NONE);
  }

  @Override
  public void close() {
    halves.close();
  }
}
