package io.consentgate.evaluation.pad;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads how a JPEG file is to be turned: tag 0x0112 of its first directory (Exif 2.32, 4.6.4). */
final class ExifOrientation {

  /** What stands in a file that says nothing. */
  static final int UPRIGHT = 1;

  private static final int START_OF_IMAGE = 0xFFD8;
  private static final int APP1 = 0xFFE1;
  private static final int START_OF_SCAN = 0xFFDA;
  private static final int ORIENTATION = 0x0112;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private ExifOrientation() {}

  /** Returns 1 to 8; {@value #UPRIGHT} if the file says nothing or is no JPEG. */
  static int of(byte[] file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(file);
      if (Short.toUnsignedInt(bytes.getShort()) != START_OF_IMAGE) {
        return UPRIGHT;
      }
      while (bytes.remaining() > 4) {
        int marker = Short.toUnsignedInt(bytes.getShort());
        int length = Short.toUnsignedInt(bytes.getShort()) - 2;
        if (marker == START_OF_SCAN || length < 0) {
          return UPRIGHT;
        }
        ByteBuffer content = bytes.slice(bytes.position(), length);
        if (marker == APP1 && begins(content)) {
          return inDirectory(content.slice(EXIF.length, length - EXIF.length));
        }
        bytes.position(bytes.position() + length);
      }
      return UPRIGHT;
    } catch (IndexOutOfBoundsException | BufferUnderflowException _) {
      // A file that is cut off says nothing; whether it is a picture, its reader says.
      return UPRIGHT;
    }
  }

  private static boolean begins(ByteBuffer content) {
    return content.remaining() > EXIF.length
        && content.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
  }

  private static int inDirectory(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
        int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
