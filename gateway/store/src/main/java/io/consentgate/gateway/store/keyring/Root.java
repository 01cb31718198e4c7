package io.consentgate.gateway.store.keyring;

import java.io.IOException;

/** What root slots are sealed under. Closing it zeroes what it holds. */
interface Root extends AutoCloseable {

  /** Returns which kind it is. */
  RootKind kind();

  /** Returns by how many bytes a sealed slot is longer than the slot. */
  int overheadBytes();

  /**
   * Seals a slot.
   *
   * @param slot the slot's name
   * @param header what to bind it to
   * @param plain the slot; the caller zeroes it
   */
  byte[] seal(SlotName slot, byte[] header, byte[] plain) throws IOException;

  /**
   * Opens a slot.
   *
   * @param sealed as long as a sealed slot is
   * @return the slot, which the caller zeroes
   * @throws DamagedRingException if it was not sealed so under this root
   */
  byte[] open(SlotName slot, byte[] header, byte[] sealed) throws IOException, DamagedRingException;

  /** Destroys whatever it keeps for other slots of the same ring. Idempotent. */
  void destroyAllBut(SlotName slot) throws IOException;

  /** Tells whether it keeps anything for another slot of the same ring, or nothing for this. */
  boolean keepsOthers(SlotName slot) throws IOException;

  @Override
  void close();
}
