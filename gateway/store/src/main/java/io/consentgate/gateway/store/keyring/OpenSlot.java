package io.consentgate.gateway.store.keyring;

/**
 * A root slot that was read.
 *
 * @param name what it says of itself
 * @param file its file's name
 * @param kind what it is sealed under
 * @param table what it holds
 */
record OpenSlot(SlotName name, String file, RootKind kind, RootTable table)
    implements AutoCloseable {

  /** Tells whether ring and slot lie in the form before, a file for each generation. */
  boolean isOfFormerForm() {
    return !RingNames.isByTurns(file);
  }

  /** Returns the name of a shard's file. */
  String shardFile(int number) {
    long generation = table.generation(number);
    return isOfFormerForm()
        ? RingNames.formerShard(number, generation)
        : RingNames.shard(number, generation);
  }

  @Override
  public void close() {
    table.close();
  }
}
