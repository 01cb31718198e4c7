package io.consentgate.gateway.camera.code;

import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns the data codewords of a QR symbol into the bytes of its text (ISO/IEC 18004, 7.4).
 *
 * <p>Knows numeric, alphanumeric and byte segments and the default interpretation; a symbol with
 * anything else, or a longer text, is not one of ours.
 */
final class CodewordReader {

  /** Longest text read, in characters; a pass has 600 at most. */
  static final int MAX_CHARACTERS = 600;

  private static final byte[] ALPHANUMERIC =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".getBytes(StandardCharsets.US_ASCII);

  private static final int TERMINATOR = 0;
  private static final int NUMERIC_MODE = 1;
  private static final int ALPHANUMERIC_MODE = 2;
  private static final int BYTE_MODE = 4;

  private final MemorySegment codewords;
  private final int version;
  private final byte[] text = new byte[MAX_CHARACTERS];
  private int length;
  private long bit;
  private boolean understood = true;

  private CodewordReader(SecretBytes codewords, int version) {
    this.codewords = codewords.memory();
    this.version = version;
  }

  /**
   * Reads the text.
   *
   * @param codewords corrected data codewords; the caller closes them
   * @param version of the symbol, 1 to 40
   * @return the text's bytes, which the caller closes, or nothing if it is not one of ours
   */
  static Optional<SecretBytes> text(SecretBytes codewords, int version) {
    CodewordReader reader = new CodewordReader(codewords, version);
    try {
      reader.readSegments();
      return reader.understood && reader.length > 0
          ? Optional.of(reader.takeText())
          : Optional.empty();
    } finally {
      Arrays.fill(reader.text, (byte) 0);
    }
  }

  private SecretBytes takeText() {
    SecretBytes taken = SecretBytes.allocate(length);
    MemorySegment.copy(text, 0, taken.memory(), ValueLayout.JAVA_BYTE, 0, length);
    return taken;
  }

  private void readSegments() {
    while (understood && bitsLeft() >= 4) {
      int mode = take(4);
      if (mode == TERMINATOR) {
        return;
      }
      int countBits = countBits(mode);
      int count = countBits == 0 ? 0 : take(countBits);
      if (!understood || count == 0 || count > MAX_CHARACTERS - length) {
        understood = false;
      } else {
        readSegment(mode, count);
      }
    }
  }

  private void readSegment(int mode, int count) {
    switch (mode) {
      case NUMERIC_MODE -> readNumeric(count);
      case ALPHANUMERIC_MODE -> readAlphanumeric(count);
      default -> readBytes(count);
    }
  }

  /** Width of the count, or 0 for a mode we do not read. */
  private int countBits(int mode) {
    int size = version <= 9 ? 0 : version <= 26 ? 1 : 2;
    return switch (mode) {
      case NUMERIC_MODE -> 10 + 2 * size;
      case ALPHANUMERIC_MODE -> 9 + 2 * size;
      case BYTE_MODE -> size == 0 ? 8 : 16;
      default -> 0;
    };
  }

  private void readNumeric(int count) {
    for (int left = count; left > 0 && understood; left -= 3) {
      int digits = Math.min(left, 3);
      int value = take(3 * digits + 1);
      int unit = digits == 3 ? 100 : digits == 2 ? 10 : 1;
      understood &= value < unit * 10;
      for (; understood && unit > 0; unit /= 10) {
        text[length++] = (byte) ('0' + value / unit % 10);
      }
    }
  }

  private void readAlphanumeric(int count) {
    int radix = ALPHANUMERIC.length;
    for (int left = count; left > 0 && understood; left -= 2) {
      boolean pair = left > 1;
      int value = take(pair ? 11 : 6);
      understood &= value < (pair ? radix * radix : radix);
      if (understood && pair) {
        text[length++] = ALPHANUMERIC[value / radix];
      }
      if (understood) {
        text[length++] = ALPHANUMERIC[value % radix];
      }
    }
  }

  private void readBytes(int count) {
    for (int left = count; left > 0 && understood; left--) {
      int value = take(8);
      if (understood) {
        text[length++] = (byte) value;
      }
    }
  }

  private long bitsLeft() {
    return codewords.byteSize() * Byte.SIZE - bit;
  }

  private int take(int bits) {
    if (bitsLeft() < bits) {
      understood = false;
      return 0;
    }
    int value = 0;
    for (int i = 0; i < bits; i++, bit++) {
      int octet = codewords.get(ValueLayout.JAVA_BYTE, bit / Byte.SIZE);
      value = (value << 1) | ((octet >> (7 - bit % Byte.SIZE)) & 1);
    }
    return value;
  }
}
