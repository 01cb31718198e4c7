package io.consentgate.gateway.camera.code;

import com.google.zxing.LuminanceSource;
import io.consentgate.gateway.camera.CodeFrame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Shows a frame to ZXing from one heap copy that is reused and zeroed. */
final class FrameLuminance extends LuminanceSource implements AutoCloseable {

  private final byte[] pixels;

  private FrameLuminance(byte[] pixels, int width, int height) {
    super(width, height);
    this.pixels = pixels;
  }

  /** Copies a frame. */
  static FrameLuminance of(CodeFrame frame) {
    byte[] pixels = new byte[frame.width() * frame.height()];
    MemorySegment.copy(frame.luma(), ValueLayout.JAVA_BYTE, 0, pixels, 0, pixels.length);
    return new FrameLuminance(pixels, frame.width(), frame.height());
  }

  /** Returns a copy of half the width and height, each pixel the mean of four. */
  FrameLuminance halved() {
    int width = getWidth() / 2;
    int height = getHeight() / 2;
    byte[] half = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int row = 2 * y * getWidth();
      for (int x = 0; x < width; x++) {
        int at = row + 2 * x;
        int below = at + getWidth();
        int sum = (pixels[at] & 0xff) + (pixels[at + 1] & 0xff);
        sum += (pixels[below] & 0xff) + (pixels[below + 1] & 0xff);
        half[y * width + x] = (byte) (sum / 4);
      }
    }
    return new FrameLuminance(half, width, height);
  }

  /** Turns dark to light in place. */
  void negate() {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) ~pixels[i];
    }
  }

  @Override
  public byte[] getRow(int y, byte @Nullable [] row) {
    byte[] filled = row != null && row.length >= getWidth() ? row : new byte[getWidth()];
    System.arraycopy(pixels, y * getWidth(), filled, 0, getWidth());
    return filled;
  }

  @Override
  public byte[] getMatrix() {
    return pixels;
  }

  @Override
  public void close() {
    Arrays.fill(pixels, (byte) 0);
  }
}
