package io.consentgate.signature;

import io.consentgate.contract.grant.Custody;
import io.consentgate.contract.policy.PolicyPack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy pack as an operator names it with {@code --pack} and {@code --pack-key}: the built-in
 * one by its name, any other by a file signed with a key that the operator names too (compact JWS,
 * EdDSA, type {@code consent-policy+jwt}).
 *
 * @param pack the limits
 * @param digest SHA-256 of the pack as it came, hexadecimal
 */
public record NamedPack(PolicyPack pack, String digest) {
  private static final int MAX_SIZE_BYTES = 64 * 1024;

  /**
   * Reads a pack.
   *
   * @param name {@code DEMO}, or a file
   * @param key the public key, a JWK file, that a file has to be signed with
   * @throws PackFileException if it cannot be used
   */
  public static NamedPack read(String name, Optional<Path> key) throws PackFileException {
    if (name.equals(PolicyPack.DEMO.id())) {
      return new NamedPack(PolicyPack.DEMO, digest(canonical(PolicyPack.DEMO)));
    }
    Path file = Path.of(name);
    String signed = text(file, "policy pack");
    Path keyFile =
        key.orElseThrow(
            () ->
                new PackFileException(
                    "A policy pack from a file needs the key that signed it; name it with"
                        + " --pack-key."));
    return new NamedPack(verified(file, signed, keyFile), digest(signed));
  }

  /** The built-in pack has no file; its digest is over its limits in a fixed order. */
  private static String canonical(PolicyPack pack) {
    return String.join(
        "|",
        pack.id(),
        pack.kind().name(),
        pack.custodies().stream().map(Custody::name).sorted().collect(Collectors.joining(",")),
        pack.maxRetention().toString(),
        pack.maxStatusAge().toString(),
        Double.toString(pack.maxFalseMatchRate()),
        Double.toString(pack.maxFalsePositiveRate()));
  }

  private static PolicyPack verified(Path file, String signed, Path keyFile)
      throws PackFileException {
    try {
      return SignedPolicyPack.verify(signed, VerificationKey.ofJwk(text(keyFile, "key")));
    } catch (InvalidJwsException | IllegalArgumentException _) {
      throw new PackFileException(
          "The policy pack "
              + file
              + " is not signed with the key named by --pack-key, is not whole, or allows what no"
              + " pack may; get the pack again, or name the right key.");
    }
  }

  private static String text(Path file, String what) throws PackFileException {
    try {
      if (Files.size(file) > MAX_SIZE_BYTES) {
        throw new PackFileException(
            "The " + what + " " + file + " is too big; name the right file.");
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException _) {
      throw new PackFileException(
          "The " + what + " " + file + " cannot be read; see that it is there and yours.");
    }
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
