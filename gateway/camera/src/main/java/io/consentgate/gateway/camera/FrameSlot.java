package io.consentgate.gateway.camera;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the newest picture of a camera and nothing older; what is replaced is overwritten.
 *
 * <p>The source's thread offers, other threads take.
 */
final class FrameSlot {

  /** A picture older than this shows what was, not what is. */
  private static final Duration MAX_AGE = Duration.ofMillis(250);

  private static final int MAX_SPARES = 3;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition offered = lock.newCondition();
  private final Condition wanted = lock.newCondition();
  private final Deque<Picture> spares = new ArrayDeque<>();
  private final LongSupplier nanos;
  private @Nullable Picture newest;
  private long sequence;
  private long offeredAt;
  private int waiting;
  private boolean closed;

  FrameSlot(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** What is done with the newest picture while nobody can replace it. */
  @FunctionalInterface
  interface Use<T> {
    @Nullable T apply(Picture picture, long sequence);
  }

  /** Returns a buffer for the source's thread. */
  Picture spare() {
    lock.lock();
    try {
      Picture spare = spares.poll();
      return spare == null ? new Picture() : spare;
    } finally {
      lock.unlock();
    }
  }

  /** Makes a picture the newest. */
  void offer(Picture picture) {
    lock.lock();
    try {
      drop();
      if (closed) {
        picture.close();
        return;
      }
      newest = picture;
      sequence++;
      offeredAt = nanos.getAsLong();
      offered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes a buffer back. */
  void giveBack(Picture picture) {
    lock.lock();
    try {
      if (closed || spares.size() >= MAX_SPARES) {
        picture.close();
      } else {
        picture.blank();
        spares.push(picture);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the newest picture. */
  void clear() {
    lock.lock();
    try {
      drop();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until somebody waits for a picture, but not longer than that. */
  void awaitDemand(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (waiting == 0 && !closed && left > 0) {
        left = wanted.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a fresh picture newer than one.
   *
   * @param after number of the last picture seen
   * @param patience longest wait
   * @param take whether the picture leaves the slot
   * @return what the use made of it, or null if none came
   */
  <T> @Nullable T next(long after, Duration patience, boolean take, Use<T> use) {
    lock.lock();
    waiting++;
    try {
      wanted.signalAll();
      long left = patience.toNanos();
      while (!closed && !isFresh(after) && left > 0) {
        left = offered.awaitNanos(left);
      }
      Picture picture = newest;
      if (closed || picture == null || !isFresh(after)) {
        return null;
      }
      if (take) {
        newest = null;
      }
      return use.apply(picture, sequence);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  /** Zeroes and frees everything; whoever waits gets nothing. */
  void close() {
    lock.lock();
    try {
      closed = true;
      drop();
      spares.forEach(Picture::close);
      spares.clear();
      offered.signalAll();
      wanted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFresh(long after) {
    return newest != null && sequence > after && nanos.getAsLong() - offeredAt <= MAX_AGE.toNanos();
  }

  private void drop() {
    Picture old = newest;
    newest = null;
    if (old != null) {
      giveBack(old);
    }
  }
}
