package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import io.consentgate.gateway.secret.SecretBytes;
import java.util.Map;

/** A ring in use; closing it zeroes its halves and its slot. */
final class OpenRing implements AutoCloseable {

  private final Map<GrantId, SecretBytes> halves;
  private final long slotNumber;
  private final SecretBytes slot;

  OpenRing(Map<GrantId, SecretBytes> halves, long slotNumber, SecretBytes slot) {
    this.halves = halves;
    this.slotNumber = slotNumber;
    this.slot = slot;
  }

  Map<GrantId, SecretBytes> halves() {
    return halves;
  }

  long slotNumber() {
    return slotNumber;
  }

  SecretBytes slot() {
    return slot;
  }

  @Override
  public void close() {
    halves.values().forEach(SecretBytes::close);
    slot.close();
  }
}
