package io.consentgate.signature;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pairs two programs of one owner on one machine: whoever may write the other's data folder is
 * trusted with its list of peers. Other machines pair with a {@link PairingCode}.
 */
public final class LocalPairing {
  /** Name of the folder of pinned keys inside a program's data folder. */
  public static final String PEERS = "peers";

  private LocalPairing() {}

  /**
   * Hands this program's public key to the other and takes the other's, if it is there yet.
   *
   * @param own this program
   * @param ownId its name at the other
   * @param pinned where this program pins its peers
   * @param otherFolder data folder of the other program; made if it is not there
   * @param otherId the other's name here
   * @return whether both now know each other; if not, the other has not started yet: ask again
   * @throws KeyFileException if a different key is pinned, or a file cannot be used
   */
  public static boolean pair(
      Identity own, String ownId, PinnedKeys pinned, Path otherFolder, String otherId)
      throws KeyFileException {
    KeyFiles.makeFolder(otherFolder);
    PinnedKeys.open(otherFolder.resolve(PEERS)).pin(ownId, own.verificationKey());
    Path theirs = otherFolder.resolve(IdentityFile.PUBLIC_NAME);
    if (!Files.exists(theirs)) {
      return false;
    }
    byte[] bytes = KeyFiles.read(theirs, KeyFiles.PUBLIC);
    try {
      pinned.pin(otherId, VerificationKey.ofJwk(new String(bytes, StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException e) {
      throw new KeyFileException(theirs + " is no public key; start that program again", e);
    }
    return true;
  }
}
