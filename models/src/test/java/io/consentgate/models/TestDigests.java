package io.consentgate.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Digests and files for tests. */
final class TestDigests {

  /** Where nothing is. */
  static final ModelSource SOURCE =
      new ModelSource(
          null, URI.create("https://example.org/"), URI.create("https://example.org/LICENSE"));

  private TestDigests() {}

  /** Returns a digest computed apart from the loader. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns a bundled file. */
  static byte[] bundled(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            TestDigests.class.getResourceAsStream("/io/consentgate/models/bundled/" + file))) {
      return in.readAllBytes();
    }
  }

  /** Returns the same entry, taken from the model folder. */
  static ModelFile fromFolder(ModelFile file) {
    return new ModelFile(
        file.handling(),
        file.file(),
        Origin.FOLDER,
        file.sha256(),
        file.sizeBytes(),
        file.licence(),
        file.upstream(),
        file.input(),
        file.output(),
        file.preprocessing(),
        SOURCE);
  }
}
