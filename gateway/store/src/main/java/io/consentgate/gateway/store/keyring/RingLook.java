package io.consentgate.gateway.store.keyring;

import io.consentgate.contract.grant.GrantId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/** Looks into the files of a key ring that another program may be using, and changes none. */
public final class RingLook {

  private RingLook() {}

  /**
   * Looks for a grant's half.
   *
   * @param folder holds ring and slots only
   * @param source what slots are sealed under
   * @param grant whose half
   * @param issued when the grant was issued: what was set aside before then cannot hold it
   * @throws io.consentgate.gateway.store.StoreUnavailableException if the root is not to be had
   */
  public static RingResidue at(Path folder, RootSource source, GrantId grant, Instant issued) {
    SecureRandom random = new SecureRandom();
    try (Root root = source.open(random)) {
      RingFolder ring = new RingFolder(folder, root, random, _ -> {});
      if (ring.isNew()) {
        return ring.residueOfNone(issued);
      }
      return ring.residue(grant, issued);
    } catch (IOException | DamagedRingException _) {
      return RingResidue.UNREADABLE;
    }
  }
}
