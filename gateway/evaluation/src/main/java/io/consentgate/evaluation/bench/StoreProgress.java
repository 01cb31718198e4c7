package io.consentgate.evaluation.bench;

/** Says on standard error how far the filling has come, and how many minutes are left. */
final class StoreProgress {

  private static final int TIMES = 20;
  private static final double NANOS_A_MINUTE = 60e9;

  private final int all;
  private final long begin = System.nanoTime();
  private int done;

  StoreProgress(int all) {
    this.all = all;
  }

  /** One more is enrolled. */
  void step() {
    done++;
    // The first time early: whoever waits should know for how long.
    if (done == Math.max(1, all / 100) || share(done) > share(done - 1)) {
      double left = (System.nanoTime() - begin) / NANOS_A_MINUTE * (all - done) / done;
      System.err.printf("%d of %d enrolled, %.1f minutes left%n", done, all, left);
    }
  }

  private long share(int count) {
    return (long) count * TIMES / all;
  }
}
