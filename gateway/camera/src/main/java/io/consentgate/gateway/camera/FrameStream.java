package io.consentgate.gateway.camera;

/** An open source. Used by one thread. */
public interface FrameStream extends AutoCloseable {

  /**
   * Waits for the next picture.
   *
   * @param into is shaped and overwritten
   * @throws SourceLostException if there will be none
   */
  void read(Picture into) throws SourceLostException;

  @Override
  void close();
}
