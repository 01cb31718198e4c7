package io.consentgate.gateway.store.entry;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets the database follow the log a while later, beside everything else. */
final class Settling {

  private final Duration delay;
  private final Runnable settle;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean isWaiting = new AtomicBoolean();

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
    if (isWaiting.compareAndSet(false, true)) {
      Thread.ofVirtual().name("settle-entries").start(this::settleSoon);
    }
  }

  /** Settles nothing any more; once this returns, nothing is being settled either. */
  void end() {
    ended.countDown();
    unlessEnded(() -> {});
  }

  private void settleSoon() {
    try {
      if (ended.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      isWaiting.set(false);
      unlessEnded(settle);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (StoreUnavailableException _) {
      // The log keeps what it has; whoever uses the store next hears what is wrong.
      return;
    }
  }

  private synchronized void unlessEnded(Runnable work) {
    if (ended.getCount() > 0) {
      work.run();
    }
  }
}
