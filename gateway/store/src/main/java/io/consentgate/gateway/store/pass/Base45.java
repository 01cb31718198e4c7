package io.consentgate.gateway.store.pass;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Base 45 (RFC 9285) between byte arrays and memory, so that no {@code String} holds a pass. */
final class Base45 {

  private static final int BASE = 45;
  private static final byte[] ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VALUES = values();

  private Base45() {}

  /** Returns how many characters that many bytes become. */
  static int encodedLength(int bytes) {
    return bytes / 2 * 3 + bytes % 2 * 2;
  }

  /** Returns how many bytes that many characters are; -1 if no encoding has that length. */
  static int decodedLength(int characters) {
    return characters % 3 == 1 ? -1 : characters / 3 * 2 + characters % 3 / 2;
  }

  /**
   * Writes bytes as characters.
   *
   * @param bytes what to encode
   * @param out exactly {@link #encodedLength} bytes, filled with US-ASCII
   */
  static void encode(byte[] bytes, MemorySegment out) {
    long at = 0;
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int value = pair ? ((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff) : bytes[i] & 0xff;
      for (int digit = pair ? 3 : 2; digit > 0; digit--) {
        out.set(ValueLayout.JAVA_BYTE, at++, ALPHABET[value % BASE]);
        value /= BASE;
      }
    }
  }

  /**
   * Reads characters into bytes.
   *
   * @param characters US-ASCII; their number has a {@link #decodedLength}
   * @param out exactly that many bytes, to be filled
   * @return whether every character and every group was one that {@link #encode} writes
   */
  static boolean decode(MemorySegment characters, byte[] out) {
    int at = 0;
    for (long i = 0; i < characters.byteSize(); i += 3) {
      int group = (int) Math.min(3, characters.byteSize() - i);
      int value = 0;
      for (int digit = group - 1; digit >= 0; digit--) {
        int one = VALUES[characters.get(ValueLayout.JAVA_BYTE, i + digit) & 0xff];
        if (one < 0) {
          return false;
        }
        value = value * BASE + one;
      }
      if (value > (group == 3 ? 0xffff : 0xff)) {
        return false;
      }
      if (group == 3) {
        out[at++] = (byte) (value >> 8);
      }
      out[at++] = (byte) value;
    }
    return true;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < BASE; i++) {
      values[ALPHABET[i]] = (byte) i;
    }
    return values;
  }
}
