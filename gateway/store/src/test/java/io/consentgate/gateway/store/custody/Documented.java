package io.consentgate.gateway.store.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The values that {@code gateway/docs/sealed-reference.md} gives to check by. */
final class Documented {

  private Documented() {}

  static byte[] bytes(String name) throws IOException {
    Path doc =
        Path.of(System.getProperty("consentgate.root"), "gateway", "docs", "sealed-reference.md");
    String start = "| " + name + " | `";
    return Files.readAllLines(doc).stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length(), line.length() - 3))
        .map(HexFormat.of()::parseHex)
        .findFirst()
        .orElseThrow();
  }
}
