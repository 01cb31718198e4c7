package io.consentgate.evaluation.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.consentgate.evaluation.programs.ProgramSpec;
import io.consentgate.gateway.store.keyring.RootKind;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.testing.SoftToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the key ring of a house lies under. */
final class HouseRoot {

  /** A key in the slot's own file. */
  static final HouseRoot FILE = new HouseRoot("file", RootSource.FILE, new byte[0], List.of());

  private static final int SECRET_BYTES = 32;

  private final String option;
  private final RootSource source;
  private final byte[] secret;
  private final List<String> before;

  private HouseRoot(String option, RootSource source, byte[] secret, List<String> before) {
    this.option = option;
    this.source = source;
    this.secret = secret;
    this.before = before;
  }

  /**
   * Writes a passphrase.
   *
   * @param file is made
   */
  static HouseRoot passphrase(Path file, String passphrase) throws IOException {
    Files.writeString(file, passphrase + "\n", US_ASCII);
    String option = "passphrase:" + file;
    return new HouseRoot(
        option, RootSource.parse(option, Map.of()), passphrase.getBytes(US_ASCII), List.of());
  }

  /**
   * Draws a secret that the gateway is given through a pipe, which it reads as a credential.
   *
   * @param folder where the secret is written
   */
  static HouseRoot descriptor(Path folder) throws IOException {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    Path file = Files.write(folder.resolve("secret"), secret);
    return new HouseRoot(
        "fd:9",
        RootSource.parse(
            "credential:" + file.getFileName(), Map.of("CREDENTIALS_DIRECTORY", folder.toString())),
        secret,
        List.of("bash", "-c", "exec \"$@\" 9< <(cat '%s')".formatted(file), "bash"));
  }

  /**
   * Takes a token that nobody has used; its secret is the PIN.
   *
   * @param folder where the PIN is written
   */
  static HouseRoot token(Path folder) throws Exception {
    String option = SoftToken.setting(folder);
    return new HouseRoot(
        option,
        RootSource.parse(option, Map.of()),
        Files.readString(folder.resolve("pin"), US_ASCII).strip().getBytes(US_ASCII),
        List.of());
  }

  /** Returns the same program, given what it has to be given at its start. */
  ProgramSpec givenTo(ProgramSpec gateway) {
    return new ProgramSpec(
        gateway.name(),
        Stream.concat(before.stream(), gateway.command().stream()).toList(),
        gateway.log(),
        gateway.ready());
  }

  /** Returns which kind of root it is. */
  RootKind kind() {
    return source.kind();
  }

  /** Returns what somebody has to know to open it, if it is not in the ring's own files. */
  byte[] secret() {
    return secret.clone();
  }

  /** Returns the gateway's options. */
  List<String> options() {
    return List.of("--root", option);
  }

  /** Returns what opens the same ring in another program. */
  RootSource source() {
    return source;
  }

  /** Returns the setting as the gateway takes it. */
  String option() {
    return option;
  }
}
