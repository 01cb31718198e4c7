package io.consentgate.gateway.vision;

import java.time.Duration;

/**
 * Overwrites what detector and networks keep of a picture, soon after a capture and beside
 * everything else: first the door, then the broom. A look that comes sooner is overwritten with it.
 */
final class Forgetting {

  /**
   * Time for the decision and the door. Overwriting keeps every processor busy for some
   * milliseconds, which the person at the door would wait for; CN-34 leaves it a second.
   */
  static final Duration DELAY = Duration.ofMillis(50);

  private final Runnable overwrite;
  private volatile Thread latest = Thread.ofVirtual().unstarted(() -> {});

  /**
   * Prepares overwriting.
   *
   * @param overwrite does it; may be called from any thread and at any time
   */
  Forgetting(Runnable overwrite) {
    this.overwrite = overwrite;
  }

  /** Overwrites once {@link #DELAY} has passed; returns at once. */
  void begin() {
    latest = Thread.ofVirtual().name("forget-passage").start(this::overwriteSoon);
  }

  /** Waits until what was begun last is done. */
  void await() throws InterruptedException {
    latest.join();
  }

  private void overwriteSoon() {
    try {
      Thread.sleep(DELAY);
    } catch (InterruptedException _) {
      // Nobody waits for this thread to end; it overwrites all the same.
      Thread.currentThread().interrupt();
    }
    overwrite.run();
  }
}
