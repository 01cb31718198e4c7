package io.consentgate.gateway.camera;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A buffer for one colour picture that its camera uses again and again. */
public final class Picture implements AutoCloseable {

  /** Largest width or height taken. */
  public static final int MAX_SIDE = 8192;

  private static final int CHANNELS = 3;

  private Arena arena = Arena.ofShared();
  private MemorySegment memory = arena.allocate(CHANNELS);
  private int width = 1;
  private int height = 1;

  /**
   * Makes room.
   *
   * @param newWidth in pixels
   * @param newHeight in pixels
   * @return rows of blue, green and red bytes without gaps, to be overwritten
   * @throws SourceLostException if the size is none that a camera gives
   */
  public MemorySegment shape(int newWidth, int newHeight) throws SourceLostException {
    if (newWidth < 1 || newHeight < 1) {
      throw new SourceLostException("the picture is empty");
    }
    if (newWidth > MAX_SIDE || newHeight > MAX_SIDE) {
      throw new SourceLostException("the picture is larger than " + MAX_SIDE + " pixels a side");
    }
    long sizeBytes = (long) newWidth * newHeight * CHANNELS;
    if (memory.byteSize() != sizeBytes) {
      close();
      arena = Arena.ofShared();
      memory = arena.allocate(sizeBytes);
    }
    width = newWidth;
    height = newHeight;
    return memory;
  }

  /** Returns the width in pixels. */
  public int width() {
    return width;
  }

  /** Returns the height in pixels. */
  public int height() {
    return height;
  }

  /** Returns rows of blue, green and red bytes without gaps. */
  public MemorySegment pixelsBgr() {
    return memory;
  }

  /** Overwrites the pixels with zeros. */
  public void blank() {
    memory.fill((byte) 0);
  }

  /** Zeroes and frees the pixels; a second call does nothing. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      blank();
      arena.close();
    }
  }
}
