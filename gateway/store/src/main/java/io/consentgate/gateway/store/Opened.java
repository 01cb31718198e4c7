package io.consentgate.gateway.store;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far; closed again, latest first, unless all of it was opened. */
final class Opened implements AutoCloseable {

  /** Closes without a checked exception. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Takes note of a part and returns it. */
  <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Everything is open, and whoever holds it closes it. */
  void keep() {
    parts.clear();
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (RuntimeException e) {
        failure = e;
      } catch (Exception e) {
        throw new IllegalStateException("no part of the store throws that", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
