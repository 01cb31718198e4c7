package io.consentgate.models;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a file that does not ship can be had.
 *
 * @param download address of the very file that the digest names, over TLS or from this machine
 *     itself; null where nobody serves it in that form, so that it can only be imported
 * @param home its publisher's page
 * @param licenceText where its licence can be read
 */
public record ModelSource(@Nullable URI download, URI home, URI licenceText) {

  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * Checks the addresses.
   *
   * @throws IllegalArgumentException if one would be fetched over a network without TLS
   */
  public ModelSource {
    if (download != null) {
      requireSafe(download);
    }
    requireSafe(home);
    requireSafe(licenceText);
  }

  private static void requireSafe(URI address) {
    boolean isLocal =
        "http".equals(address.getScheme())
            && address.getHost() != null
            && THIS_MACHINE.contains(address.getHost());
    if (!isLocal && (!"https".equals(address.getScheme()) || address.getHost() == null)) {
      throw new IllegalArgumentException("a model's address begins with https:// : " + address);
    }
  }
}
