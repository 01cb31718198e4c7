package io.consentgate.gateway.camera;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Makes gray pictures of colour ones. */
final class Luma {

  /** Blue, green, red. */
  static final int CHANNELS = 3;

  private Luma() {}

  /** Returns a gray copy. */
  static CodeFrame of(Picture picture, long sequence) {
    int width = picture.width();
    CodeFrame frame = new CodeFrame(width, picture.height(), sequence);
    MemorySegment pixels = picture.pixelsBgr();
    byte[] bgr = new byte[width * CHANNELS];
    byte[] gray = new byte[width];
    for (int y = 0; y < picture.height(); y++) {
      long row = (long) y * width;
      MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, row * CHANNELS, bgr, 0, bgr.length);
      for (int x = 0, from = 0; x < width; x++, from += CHANNELS) {
        gray[x] = (byte) gray(bgr, from);
      }
      MemorySegment.copy(gray, 0, frame.luma(), ValueLayout.JAVA_BYTE, row, width);
    }
    Arrays.fill(bgr, (byte) 0);
    Arrays.fill(gray, (byte) 0);
    return frame;
  }

  /** Returns how light a pixel is, 0 to 255 (ITU-R BT.601 weights in 256ths). */
  static int gray(byte[] bgr, int at) {
    return (29 * (bgr[at] & 0xff) + 150 * (bgr[at + 1] & 0xff) + 77 * (bgr[at + 2] & 0xff)) >> 8;
  }
}
