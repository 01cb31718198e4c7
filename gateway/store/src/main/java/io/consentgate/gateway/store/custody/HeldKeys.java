package io.consentgate.gateway.store.custody;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.policy.PolicyPack;

/**
 * The right to keep references under custody {@code HELD}, with the keys that it takes.
 *
 * <p>There is one only where a policy pack allows the custody and the key ring lies under a root
 * that nobody can copy: with {@code HELD} no half of a key is away from the gateway, so that a copy
 * of disk and root would open every reference, also after its erasure.
 */
public final class HeldKeys {

  private final KeyHalves keys;

  private HeldKeys(KeyHalves keys) {
    this.keys = keys;
  }

  /**
   * Asks for the right.
   *
   * @param pack the policy pack in force
   * @param keys the key ring in use
   */
  public static HeldResult of(PolicyPack pack, KeyHalves keys) {
    if (!pack.custodies().contains(Custody.HELD)) {
      return new HeldResult.Refused(HeldRefusal.NOT_IN_THE_PACK);
    }
    return keys.isRootCopyable()
        ? new HeldResult.Refused(HeldRefusal.ROOT_CAN_BE_COPIED)
        : new HeldResult.Allowed(new HeldKeys(keys));
  }

  /** Returns the key ring. */
  KeyHalves ring() {
    return keys;
  }
}
