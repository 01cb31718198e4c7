package io.consentgate.gateway.camera.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.secret.SecretBytes;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The bit stream of ISO/IEC 18004, 7.4. */
final class CodewordReaderTest {

  @Test
  void text_ofTheStandardsNumericExample_isItsDigits() {
    // ISO/IEC 18004, 7.4.3: 01234567 in version 1.
    assertThat(read("10200c566180", 1)).contains("01234567");
  }

  @Test
  void text_ofTheStandardsAlphanumericExample_isItsCharacters() {
    // ISO/IEC 18004, 7.4.4: AC-42 in version 1, 0010 000000101 00111001110 11100111001 000010.
    assertThat(read("2029cee72100", 1)).contains("AC-42");
  }

  @Test
  void text_ofSeveralSegments_joinsThem() {
    // Byte "a" (0100 00000001 01100001), then numeric "7" (0001 0000000001 0111), terminator.
    assertThat(read("401611005c00", 1)).contains("a7");
  }

  @Test
  void text_ofUnknownOrTruncatedSegments_isNothing() {
    assertThat(read("80", 1)).isEmpty();
    assertThat(read("70", 1)).isEmpty();
    assertThat(read("30", 1)).isEmpty();
    assertThat(read("00", 1)).isEmpty();
    assertThat(read("", 1)).isEmpty();
    assertThat(read("4ff0", 1)).isEmpty();
    assertThat(read("2ffff0", 1)).isEmpty();
    assertThat(read("1fffff", 1)).isEmpty();
  }

  @Test
  void text_ofImpossibleValues_isNothing() {
    // Alphanumeric pair 2047 and numeric triple 1023 do not exist.
    assertThat(read("2017ff00", 1)).isEmpty();
    assertThat(read("100ffff0", 1)).isEmpty();
  }

  @Test
  void text_ofRandomBytes_neverThrowsNorExceedsTheLimit() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && random.nextBoolean()) {
        bytes[0] = (byte) ((bytes[0] & 0x0f) | (1 << (4 + random.nextInt(3))));
      }
      try (SecretBytes codewords = SecretBytes.take(bytes)) {
        CodewordReader.text(codewords, random.nextInt(1, 41))
            .ifPresent(
                text -> {
                  assertThat(text.sizeBytes()).isBetween(1, CodewordReader.MAX_CHARACTERS);
                  text.close();
                });
      }
    }
  }

  private static Optional<String> read(String hex, int version) {
    try (SecretBytes codewords = SecretBytes.take(HexFormat.of().parseHex(hex))) {
      return CodewordReader.text(codewords, version)
          .map(
              text -> {
                try (text) {
                  return Pictures.text(text);
                }
              });
    }
  }
}
