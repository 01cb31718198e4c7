package io.consentgate.gateway.store.keyring;

import io.consentgate.gateway.testing.SoftToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/** Settings of each kind of root, with a secret or a token of their own. */
final class Roots {

  private static final int SECRET_BYTES = 32;

  private Roots() {}

  /**
   * Returns a root that nobody else has.
   *
   * @param folder where its secret goes; empty
   */
  static RootSource source(RootKind kind, Path folder) throws Exception {
    return switch (kind) {
      case FILE -> RootSource.FILE;
      case PASSPHRASE ->
          RootSource.parse(
              "passphrase:" + Files.writeString(folder.resolve("words"), "a quiet door " + folder),
              Map.of());
      case CREDENTIAL -> {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.write(folder.resolve("root"), secret);
        yield RootSource.parse("credential:root", Map.of("CREDENTIALS_DIRECTORY", "" + folder));
      }
      case TOKEN -> RootSource.parse(SoftToken.setting(folder), Map.of());
    };
  }
}
