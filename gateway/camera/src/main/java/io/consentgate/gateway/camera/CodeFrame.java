package io.consentgate.gateway.camera;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One gray picture, for reading codes only; nothing turns it into a picture that may be searched
 * for a face.
 *
 * <p>The holder closes it; closing overwrites the pixels with zeros.
 */
public final class CodeFrame implements AutoCloseable {

  private final int width;
  private final int height;
  private final long sequence;
  private final Arena arena;
  private final MemorySegment luma;

  /**
   * Makes a black picture, to be filled through {@link #luma()}.
   *
   * @param width in pixels
   * @param height in pixels
   * @param sequence number of the frame at its source
   */
  public CodeFrame(int width, int height, long sequence) {
    this.width = width;
    this.height = height;
    this.sequence = sequence;
    arena = Arena.ofShared();
    luma = arena.allocate((long) width * height);
  }

  /** Returns the width in pixels. */
  public int width() {
    return width;
  }

  /** Returns the height in pixels. */
  public int height() {
    return height;
  }

  /** Returns the number of this frame at its source, growing. */
  public long sequence() {
    return sequence;
  }

  /** Returns rows of gray bytes without gaps, valid until {@link #close()}. */
  public MemorySegment luma() {
    return luma;
  }

  /** Zeroes and frees the pixels; a second call does nothing. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      luma.fill((byte) 0);
      arena.close();
    }
  }

  @Override
  public String toString() {
    return "CodeFrame[" + width + "x" + height + "]";
  }
}
