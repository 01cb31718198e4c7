package io.consentgate.evaluation.crash;

/** Widens the gap that a wrong order leaves, so that few kills are needed to fall into it. */
final class Slowly {

  private static final long MILLIS = 600;

  private Slowly() {}

  /** Waits a little. */
  static void pass() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
