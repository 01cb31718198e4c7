package io.consentgate.gateway.camera;

import java.util.function.LongSupplier;

/** Where pictures can be had; opened again whenever it was lost. */
public interface CameraSource {

  /**
   * Opens it.
   *
   * @param nanos a steady clock in nanoseconds, by which it keeps its pace
   * @return pictures, closed by the caller
   * @throws SourceLostException if it cannot be opened now
   */
  FrameStream open(LongSupplier nanos) throws SourceLostException;

  /** Returns what to call it on pages and in logs, without credentials. */
  String name();

  /** Returns which kind of pictures it gives. */
  SourceKind kind();
}
