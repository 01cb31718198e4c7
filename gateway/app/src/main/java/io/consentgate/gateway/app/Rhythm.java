package io.consentgate.gateway.app;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that comes round again and again, each on its own thread, so that none waits for another.
 */
public final class Rhythm implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rhythm.class);

  private static final Duration LONGEST_ROUND = Duration.ofSeconds(5);

  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Begins a round at once and repeats it.
   *
   * @param name names the work in the log
   * @param pause between the end of one round and the next
   * @param work one round; what it throws is noted by kind and does not end the rhythm
   */
  public synchronized void every(String name, Duration pause, Runnable work) {
    threads.add(Thread.ofVirtual().name(name).start(() -> repeat(name, pause, work)));
  }

  private void repeat(String name, Duration pause, Runnable work) {
    String before = "";
    try {
      do {
        before = round(name, before, work);
      } while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Does one round. A fault is noted once, not at every round while it lasts.
   *
   * @return the fault; empty if there was none
   */
  private static String round(String name, String before, Runnable work) {
    String fault = "";
    try {
      work.run();
    } catch (StoreUnavailableException e) {
      fault = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      fault = e.getClass().getName();
    }
    if (!fault.isEmpty() && !fault.equals(before)) {
      LOG.error("{} failed and goes on: {}", name, fault);
    } else if (fault.isEmpty() && !before.isEmpty()) {
      LOG.warn("{} works again", name);
    }
    return fault;
  }

  /**
   * Ends all rounds and waits for those under way, a few seconds at most. Nobody is interrupted: an
   * interrupted write would close the database under everybody else.
   */
  @Override
  public synchronized void close() {
    ended.countDown();
    for (Thread thread : threads) {
      try {
        thread.join(LONGEST_ROUND);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
