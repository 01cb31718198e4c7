package io.consentgate.gateway.biometric;

import java.lang.foreign.MemorySegment;

/**
 * One picture that may be searched for a face; obtained from a {@link FaceCamera} only.
 *
 * <p>Closing gives the buffer back to its camera, which overwrites the pixels with zeros within a
 * second (CN-34).
 */
public interface FaceFrame extends AutoCloseable {

  /** Returns the width in pixels. */
  int width();

  /** Returns the height in pixels. */
  int height();

  /** Returns rows of blue, green and red bytes without gaps: {@code width * height * 3} bytes. */
  MemorySegment pixelsBgr();

  /** Returns the number of this frame at its source, growing; tells new frames from old ones. */
  long sequence();

  /** Tells whether the source shows still pictures and says so. */
  boolean isFromStillSource();

  @Override
  void close();
}
