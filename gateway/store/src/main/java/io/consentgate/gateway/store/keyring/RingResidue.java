package io.consentgate.gateway.store.keyring;

/**
 * What a look at the ring's files found.
 *
 * @param readable whether the ring could be read at all; if not, all else is taken to be there
 * @param halfHeld whether the half is in the ring or in memory
 * @param otherSlots whether a root slot lies there that is not the ring's own, or the root keeps
 *     one
 * @param formerShard whether a former generation of the half's shard lies there
 * @param temporaryFiles whether unfinished files lie there
 * @param setAside whether a ring was set aside that may hold the half
 */
public record RingResidue(
    boolean readable,
    boolean halfHeld,
    boolean otherSlots,
    boolean formerShard,
    boolean temporaryFiles,
    boolean setAside) {

  /** Of a ring that cannot be read. */
  public static final RingResidue UNREADABLE = new RingResidue(false, true, true, true, true, true);

  /** Returns the same, and the half is held. */
  RingResidue withHalf() {
    return new RingResidue(readable, true, otherSlots, formerShard, temporaryFiles, setAside);
  }
}
