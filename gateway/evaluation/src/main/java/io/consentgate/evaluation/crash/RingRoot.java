package io.consentgate.evaluation.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.consentgate.gateway.store.keyring.RootKind;
import io.consentgate.gateway.store.keyring.RootSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a key ring lies under, in words that another process can be told.
 *
 * @param setting as {@link RootSource} has it
 * @param credentials the folder of systemd's credentials, empty where there is none
 */
record RingRoot(String setting, Path credentials) {

  /** A key in the slot's own file. */
  static final RingRoot FILE = of("file");

  private static final String NAME = "root";
  private static final int SECRET_BYTES = 32;

  /** Returns a root whose setting says everything. */
  static RingRoot of(String setting) {
    return new RingRoot(setting, Path.of(""));
  }

  /**
   * Draws a passphrase.
   *
   * @param file is made
   */
  static RingRoot passphrase(Path file) throws IOException {
    Files.writeString(file, HexFormat.of().formatHex(secret()) + "\n", US_ASCII);
    return of("passphrase:" + file);
  }

  /**
   * Draws a credential.
   *
   * @param folder where it is put
   */
  static RingRoot credential(Path folder) throws IOException {
    Files.write(folder.resolve(NAME), secret());
    return new RingRoot("credential:" + NAME, folder);
  }

  /** Returns what a store is opened with. */
  RootSource source() {
    return RootSource.parse(setting, Map.of("CREDENTIALS_DIRECTORY", credentials.toString()));
  }

  /** Returns which kind of root it is. */
  RootKind kind() {
    return source().kind();
  }

  private static byte[] secret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
