package io.consentgate.evaluation.demo;

import io.consentgate.gateway.store.keyring.RootSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the key ring of a house lies under.
 *
 * @param option as the gateway takes it
 * @param passphrase empty where there is none
 */
record HouseRoot(String option, String passphrase) {

  /** A key in the slot's own file. */
  static final HouseRoot FILE = new HouseRoot("file", "");

  /**
   * Writes a passphrase.
   *
   * @param file is made
   */
  static HouseRoot passphrase(Path file, String passphrase) throws IOException {
    Files.writeString(file, passphrase + "\n", StandardCharsets.US_ASCII);
    return new HouseRoot("passphrase:" + file, passphrase);
  }

  boolean isPassphrase() {
    return !passphrase.isEmpty();
  }

  /** Returns the gateway's options. */
  List<String> options() {
    return List.of("--root", option);
  }

  RootSource source() {
    return RootSource.parse(option, Map.of());
  }
}
