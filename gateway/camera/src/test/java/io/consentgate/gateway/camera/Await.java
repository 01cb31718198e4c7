package io.consentgate.gateway.camera;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about, generously. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Await() {}

  /** Waits until something is so; fails if it never comes to that. */
  public static void until(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException("a test waits undisturbed", e);
      }
    }
  }

  /** Tells how many threads of cameras there are. */
  public static long cameraThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("camera-"))
        .count();
  }
}
