package io.consentgate.gateway.camera.code;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.QrModules;
import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.secret.SecretBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Draws passes and tickets as QR symbols: alphanumeric, error correction M, quiet zone of four
 * modules.
 */
public final class PassSymbol {

  /** Pixels a module has unless told otherwise. */
  public static final int DEFAULT_SCALE = 8;

  /** Longest text, in characters: it still fits version 15. */
  public static final int MAX_CHARACTERS = CodewordReader.MAX_CHARACTERS;

  private static final ErrorCorrectionLevel LEVEL = ErrorCorrectionLevel.M;
  private static final int ALPHANUMERIC_MODE = 2;
  private static final int[] PADDING = {0xec, 0x11};
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private PassSymbol() {}

  /**
   * Draws a text.
   *
   * @param text US-ASCII out of the alphanumeric set; the caller closes it
   * @return a PNG, one bit a pixel; the caller zeroes it once it is shown or printed
   * @throws IllegalArgumentException if the text is empty, too long or has other characters; the
   *     message does not repeat it
   */
  public static byte[] draw(SecretBytes text) {
    return draw(text, DEFAULT_SCALE);
  }

  /**
   * Draws a text at a size.
   *
   * @param text US-ASCII out of the alphanumeric set; the caller closes it
   * @param scale pixels a module, 1 to 32
   * @return a PNG, one bit a pixel; the caller zeroes it once it is shown or printed
   * @throws IllegalArgumentException if text or scale are out of range
   */
  public static byte[] draw(SecretBytes text, int scale) {
    if (scale < 1 || scale > 32) {
      throw new IllegalArgumentException("a module has 1 to 32 pixels");
    }
    Version version = smallestVersion(text.sizeBytes());
    byte[] data = dataCodewords(text.memory(), version);
    try {
      ByteMatrix modules = QrModules.of(data, version, LEVEL);
      byte[] png = SymbolPng.of(modules, scale);
      modules.clear((byte) 0);
      return png;
    } finally {
      Arrays.fill(data, (byte) 0);
    }
  }

  /** Draws a ticket. */
  public static byte[] draw(EntitlementCode ticket) {
    try (SecretBytes text = SecretBytes.take(ticket.qrText().getBytes(StandardCharsets.US_ASCII))) {
      return draw(text);
    }
  }

  private static Version smallestVersion(int characters) {
    if (characters < 1 || characters > MAX_CHARACTERS) {
      throw new IllegalArgumentException("a code holds 1 to " + MAX_CHARACTERS + " characters");
    }
    int number = 1;
    while (bits(characters, number) > dataSizeBytes(Version.getVersionForNumber(number)) * 8) {
      number++;
    }
    return Version.getVersionForNumber(number);
  }

  private static int dataSizeBytes(Version version) {
    return version.getTotalCodewords() - version.getECBlocksForLevel(LEVEL).getTotalECCodewords();
  }

  private static int bits(int characters, int version) {
    return 4 + countBits(version) + characters / 2 * 11 + characters % 2 * 6;
  }

  private static int countBits(int version) {
    return version <= 9 ? 9 : 11;
  }

  private static byte[] dataCodewords(MemorySegment text, Version version) {
    byte[] data = new byte[dataSizeBytes(version)];
    int characters = (int) text.byteSize();
    int at = put(data, 0, ALPHANUMERIC_MODE, 4);
    at = put(data, at, characters, countBits(version.getVersionNumber()));
    for (int i = 0; i < characters; i += 2) {
      boolean pair = i + 1 < characters;
      int value = valueAt(text, i);
      at =
          pair
              ? put(data, at, value * ALPHABET.length() + valueAt(text, i + 1), 11)
              : put(data, at, value, 6);
    }
    int terminated = Math.min(at + 4, data.length * 8);
    for (int i = (terminated + 7) / 8, n = 0; i < data.length; i++, n++) {
      data[i] = (byte) PADDING[n % 2];
    }
    return data;
  }

  private static int valueAt(MemorySegment text, int index) {
    int value = ALPHABET.indexOf(text.get(ValueLayout.JAVA_BYTE, index));
    if (value < 0) {
      throw new IllegalArgumentException("a code holds digits, capitals and $%*+-./: only");
    }
    return value;
  }

  private static int put(byte[] data, int at, int value, int bits) {
    for (int i = 0; i < bits; i++) {
      int to = at + i;
      data[to / 8] |= (byte) ((value >> (bits - 1 - i) & 1) << (7 - to % 8));
    }
    return at + bits;
  }
}
