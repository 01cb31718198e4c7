package io.consentgate.gateway.store.keyring;

/**
 * Names a root slot.
 *
 * @param ring a random number for each ring, so that several may share a token
 * @param number counts the slots of a ring, from 1
 */
record SlotName(long ring, long number) {

  /** Returns the name of the slot after this one. */
  SlotName next() {
    return new SlotName(ring, number + 1);
  }
}
