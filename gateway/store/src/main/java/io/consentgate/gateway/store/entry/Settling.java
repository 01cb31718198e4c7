package io.consentgate.gateway.store.entry;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets the database follow the log, beside everything else: first the door, then the books. */
final class Settling {

  /** How long the log may name what the database does not have. */
  static final Duration DELAY = Duration.ofSeconds(1);

  private final Runnable settle;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<@Nullable Thread> waiting = new AtomicReference<>();

  /**
   * Prepares settling.
   *
   * @param settle does it; called from threads of this class
   */
  Settling(Runnable settle) {
    this.settle = settle;
  }

  /** Settles once {@link #DELAY} has passed, unless that was begun before; returns at once. */
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
      if (ended.await(DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
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
