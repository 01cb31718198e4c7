package io.consentgate.gateway.camera;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The picture that was searched last, which is overwritten soon, or at once when another was
 * searched: first the door, then the broom. There is never more than one.
 */
final class LastSeen {

  /**
   * Time for the decision and the door: overwriting millions of bytes is something that the person
   * at the door would wait for. CN-34 leaves it a second.
   */
  static final Duration DELAY = Duration.ofMillis(50);

  private final Consumer<Picture> overwrite;
  private final AtomicReference<@Nullable Picture> picture = new AtomicReference<>();

  /**
   * Prepares overwriting.
   *
   * @param overwrite does it; may be called from any thread
   */
  LastSeen(Consumer<Picture> overwrite) {
    this.overwrite = overwrite;
  }

  /** Takes a picture that nobody looks at any more. */
  void giveBack(Picture seen) {
    Picture earlier = picture.getAndSet(seen);
    if (earlier != null) {
      overwrite.accept(earlier);
    }
    Thread.ofVirtual().name("forget-frame").start(() -> overwriteSoon(seen));
  }

  private void overwriteSoon(Picture seen) {
    try {
      Thread.sleep(DELAY);
    } catch (InterruptedException _) {
      // Nobody waits for this thread to end; it overwrites all the same.
      Thread.currentThread().interrupt();
    }
    if (picture.compareAndSet(seen, null)) {
      overwrite.accept(seen);
    }
  }
}
