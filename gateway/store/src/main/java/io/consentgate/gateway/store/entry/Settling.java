package io.consentgate.gateway.store.entry;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets the database follow the log a while later, beside everything else. */
final class Settling {

  private final Duration delay;
  private final Runnable settle;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<@Nullable Thread> waiting = new AtomicReference<>();

  /**
   * Prepares settling.
   *
   * @param delay how much later
   * @param settle does it; called from threads of this class
   */
  Settling(Duration delay, Runnable settle) {
    this.delay = delay;
    this.settle = settle;
  }

  /** Settles once the delay has passed, unless that was begun before; returns at once. */
  void begin() {
    if (waiting.get() == null) {
      Thread later = Thread.ofVirtual().name("settle-entries").unstarted(this::settleSoon);
      if (waiting.compareAndSet(null, later)) {
        later.start();
      }
    }
  }

  /** Begins nothing any more, and waits for what was begun. */
  void end() {
    ended.countDown();
    Thread later = waiting.get();
    if (later != null) {
      try {
        later.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void settleSoon() {
    try {
      if (ended.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      waiting.set(null);
      settle.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (StoreUnavailableException _) {
      // The log keeps what it has; whoever uses the store next hears what is wrong.
      return;
    }
  }
}
