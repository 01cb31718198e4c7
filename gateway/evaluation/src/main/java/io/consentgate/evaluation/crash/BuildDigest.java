package io.consentgate.evaluation.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells one build of the program at the door from another. */
final class BuildDigest {

  private BuildDigest() {}

  /**
   * Returns the SHA-256 of all jars below a folder, in the order of their paths, in hexadecimal.
   *
   * @param target with the program's jar and its libraries
   * @throws IOException if one cannot be read
   */
  static String of(Path target) throws IOException {
    try (Stream<Path> files =
        Files.find(target, 2, (file, _) -> file.toString().endsWith(".jar"))) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Path> jars = files.sorted().toList();
      for (Path jar : jars) {
        digest.update(Files.readAllBytes(jar));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
