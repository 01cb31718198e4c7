package io.consentgate.evaluation.programs;

import io.consentgate.signature.Identity;
import io.consentgate.signature.IdentityFile;
import io.consentgate.signature.KeyFileException;
import io.consentgate.signature.LocalPairing;
import io.consentgate.signature.Parties;
import io.consentgate.signature.PinnedKeys;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Makes the two programs of one data folder known to each other before their first start, so that
 * neither has to wait for the other: whoever may write the folder may do that.
 */
public final class LocalPinning {

  private LocalPinning() {}

  /**
   * Mints what is missing and pins each public key at the other program. Changes nothing the second
   * time.
   *
   * @param data the data folder of both
   * @param gatewayId the gateway's name at the authority
   * @throws ProgramException if a key file is damaged or another key is pinned
   */
  public static void pin(DataFolder data, String gatewayId) throws ProgramException {
    SecureRandom random = new SecureRandom();
    try {
      Identity authority = IdentityFile.openOrMint(data.authority(), random);
      Identity gateway = IdentityFile.openOrMint(data.gateway(), random);
      peers(data.authority()).pin(gatewayId, gateway.verificationKey());
      peers(data.gateway()).pin(Parties.AUTHORITY, authority.verificationKey());
    } catch (KeyFileException e) {
      throw new ProgramException("The programs cannot be paired: " + e.getMessage() + ".", e);
    }
  }

  private static PinnedKeys peers(Path folder) throws KeyFileException {
    return PinnedKeys.open(folder.resolve(LocalPairing.PEERS));
  }
}
