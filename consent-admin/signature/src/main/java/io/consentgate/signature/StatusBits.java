package io.consentgate.signature;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The bits of a status list: zlib (RFC 1950) in base64url, at most one million positions. */
final class StatusBits {
  static final int MAX_POSITIONS = 1_048_576;

  private static final int MAX_BYTES = MAX_POSITIONS / Byte.SIZE;

  private StatusBits() {}

  static String deflate(byte[] bytes) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }
  }

  /** Inflates; refuses a bomb, a torn stream and anything after its end. */
  static byte[] inflate(String encoded) throws InvalidJwsException {
    byte[] packed;
    try {
      packed = Base64.getUrlDecoder().decode(encoded);
    } catch (IllegalArgumentException _) {
      throw new InvalidJwsException("the status bits are not base64url");
    }
    byte[] buffer = new byte[MAX_BYTES + 1];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      int length = 0;
      while (!inflater.finished()) {
        int more = inflater.inflate(buffer, length, buffer.length - length);
        length += more;
        if (length > MAX_BYTES) {
          throw new InvalidJwsException("the status list is too long");
        }
        if (more == 0 && !inflater.finished()) {
          throw new InvalidJwsException("the status bits are torn");
        }
      }
      if (inflater.getRemaining() > 0) {
        throw new InvalidJwsException("the status bits have a tail");
      }
      return Arrays.copyOf(buffer, length);
    } catch (DataFormatException _) {
      throw new InvalidJwsException("the status bits are not zlib");
    }
  }
}
