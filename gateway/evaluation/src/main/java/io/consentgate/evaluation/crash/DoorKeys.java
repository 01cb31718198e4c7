package io.consentgate.evaluation.crash;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/**
 * What a door does not keep in its databases, and has to have again after it died.
 *
 * @param identity signs passes
 * @param root what its key ring lies under
 */
record DoorKeys(KeyPair identity, RingRoot root) {

  /** Mints a key for a new door, whose ring lies under {@code file}. */
  static DoorKeys mint() {
    try {
      return new DoorKeys(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), RingRoot.FILE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Returns the same door's keys once its ring has moved. */
  DoorKeys under(RingRoot other) {
    return new DoorKeys(identity, other);
  }
}
