package io.consentgate.evaluation.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.consentgate.contract.receipt.ConsentReceipt;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.signature.CertificateVerifier;
import io.consentgate.signature.Countersignature;
import io.consentgate.signature.InvalidJwsException;
import io.consentgate.signature.ReceiptVerifier;
import io.consentgate.signature.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a person took home, checked against keys at hand. */
final class Papers {

  private static final Pattern COMPACT_JWS =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final long MAX_SIZE_BYTES = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<VerificationKey> keys;

  private Papers(List<VerificationKey> keys) {
    this.keys = keys;
  }

  /**
   * Reads keys.
   *
   * @param files each a public JWK or a set of them
   * @throws ProgramException if a file holds no public key
   */
  static Papers of(List<Path> files) throws ProgramException {
    List<VerificationKey> keys = new ArrayList<>();
    for (Path file : files) {
      keys.addAll(keys(file));
    }
    return new Papers(List.copyOf(keys));
  }

  /**
   * Checks an erasure certificate.
   *
   * @return what it says, for people
   * @throws ProgramException if none of the keys signed it
   */
  List<String> certificate(Path file) throws ProgramException {
    List<String> found = signedTexts(file);
    for (String text : found) {
      for (VerificationKey key : keys) {
        Optional<ErasureCertificate> certificate = certificate(text, key);
        if (certificate.isPresent()) {
          return describe(certificate.get(), text, found);
        }
      }
    }
    throw new ProgramException(
        "%s holds no erasure certificate signed by one of these keys.".formatted(file));
  }

  /**
   * Checks a consent receipt.
   *
   * @return what it says, for people; the code that withdraws is left out
   * @throws ProgramException if none of the keys signed it
   */
  List<String> receipt(Path file) throws ProgramException {
    for (String text : signedTexts(file)) {
      for (VerificationKey key : keys) {
        Optional<ConsentReceipt> receipt = receipt(text, key);
        if (receipt.isPresent()) {
          return describe(receipt.get());
        }
      }
    }
    throw new ProgramException(
        "%s holds no consent receipt signed by one of these keys.".formatted(file));
  }

  private static String reach(ErasureCertificate certificate) {
    return switch (certificate.reach()) {
      case THIS_MACHINE ->
          "that machine and its backups, not a full copy made before together with the pass";
      case EVERY_COPY -> "every copy";
    };
  }

  private List<String> describe(ErasureCertificate certificate, String text, List<String> found) {
    List<String> lines = new ArrayList<>();
    lines.add("This erasure certificate is genuine.");
    lines.add("  gateway  " + certificate.gateway().value());
    lines.add("  grant    " + certificate.grant());
    lines.add("  cause    " + certificate.cause());
    lines.add("  erased   " + certificate.erased());
    lines.add("  reaches  " + reach(certificate));
    certificate.findings().forEach(finding -> lines.add("  nothing left in " + finding.check()));
    Optional<Instant> received = countersigned(text, found);
    lines.add(
        received
            .map(at -> "The authority countersigned it: received by " + at + ".")
            .orElse("No countersignature of the authority is beside it."));
    return lines;
  }

  private static List<String> describe(ConsentReceipt receipt) {
    return List.of(
        "This consent receipt is genuine.",
        "  receipt     " + receipt.receiptId(),
        "  grant       " + receipt.grant().id(),
        "  controller  " + receipt.controller(),
        "  purpose     " + receipt.grant().terms().purpose(),
        "  custody     " + receipt.grant().terms().custody(),
        "  issued      " + receipt.grant().issued(),
        "  ends        " + receipt.grant().expires());
  }

  private Optional<Instant> countersigned(String certificate, List<String> found) {
    for (String text : found) {
      for (VerificationKey key : keys) {
        try {
          return Optional.of(Countersignature.verify(text, certificate, key));
        } catch (InvalidJwsException _) {
          // Another paper or another key; the next may fit.
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ErasureCertificate> certificate(String text, VerificationKey key) {
    try {
      return Optional.of(new CertificateVerifier(key).verify(text));
    } catch (InvalidJwsException _) {
      return Optional.empty();
    }
  }

  private static Optional<ConsentReceipt> receipt(String text, VerificationKey key) {
    try {
      return Optional.of(new ReceiptVerifier(key).verify(text));
    } catch (InvalidJwsException _) {
      return Optional.empty();
    }
  }

  private static List<String> signedTexts(Path file) throws ProgramException {
    return COMPACT_JWS.matcher(read(file)).results().map(MatchResult::group).toList();
  }

  private static List<VerificationKey> keys(Path file) throws ProgramException {
    try {
      JsonNode node = JSON.readTree(read(file));
      List<VerificationKey> keys = new ArrayList<>();
      if (node.has("keys")) {
        node.get("keys").forEach(key -> keys.add(key(key)));
      } else {
        keys.add(key(node));
      }
      return keys;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ProgramException("%s holds no public key (JWK).".formatted(file), e);
    }
  }

  private static VerificationKey key(JsonNode node) {
    return VerificationKey.ofJwk(node.toString());
  }

  private static String read(Path file) throws ProgramException {
    try {
      if (Files.size(file) > MAX_SIZE_BYTES) {
        throw new ProgramException("%s is too big to be such a paper.".formatted(file));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new ProgramException("%s cannot be read: check its name.".formatted(file), e);
    }
  }
}
