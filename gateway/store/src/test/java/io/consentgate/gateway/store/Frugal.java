package io.consentgate.gateway.store;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Watches what one reading of a small input costs, for fuzz tests. */
public final class Frugal {

  /** One reading. */
  @FunctionalInterface
  public interface Reading<X extends Exception> {

    /** Reads. */
    void run() throws X;
  }

  private static final long MOST_BYTES = 16 << 20;
  private static final long MOST_NANOS = 1_000_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Frugal() {}

  /**
   * Runs a reading; fails if it takes over a second of computing, or over 16 MB of memory. One that
   * does is run again before it is blamed: a first reading also loads classes.
   */
  public static <X extends Exception> void read(Reading<X> reading) throws X {
    read(reading, MOST_NANOS);
  }

  static <X extends Exception> void read(Reading<X> reading, long mostNanos) throws X {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    try {
      reading.run();
    } finally {
      if (isOver(bytes, nanos, mostNanos)) {
        readAgain(reading, mostNanos);
      }
    }
  }

  private static <X extends Exception> void readAgain(Reading<X> reading, long mostNanos) throws X {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    try {
      reading.run();
    } finally {
      requireNotOver(bytes, nanos, mostNanos);
    }
  }

  private static void requireNotOver(long bytes, long nanos, long mostNanos) {
    if (isOver(bytes, nanos, mostNanos)) {
      throw new AssertionError("one reading took over 16 MB, or too long");
    }
  }

  private static boolean isOver(long bytes, long nanos, long mostNanos) {
    return THREADS.getCurrentThreadAllocatedBytes() - bytes > MOST_BYTES
        || THREADS.getCurrentThreadCpuTime() - nanos > mostNanos;
  }
}
