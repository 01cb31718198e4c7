package io.consentgate.gateway.secret;

import java.lang.foreign.MemorySegment;

/** Memory by whole pages, as the operating system gives it. */
interface Pages {

  /** Returns at least that many zeroed bytes, of a lifetime that nobody watches. */
  MemorySegment map(long sizeBytes);

  /**
   * Keeps pages in RAM and out of core dumps.
   *
   * @return whether the system lets us
   */
  boolean lock(MemorySegment memory);

  /** Gives pages back. Nobody uses them any more. */
  void unmap(MemorySegment memory);
}
