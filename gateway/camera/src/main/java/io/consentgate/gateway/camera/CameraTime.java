package io.consentgate.gateway.camera;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks a camera goes by.
 *
 * @param wall for what people read
 * @param nanos steady, for how long something takes
 */
public record CameraTime(InstantSource wall, LongSupplier nanos) {

  /** Returns the machine's own clocks. */
  public static CameraTime system() {
    return new CameraTime(InstantSource.system(), System::nanoTime);
  }
}
