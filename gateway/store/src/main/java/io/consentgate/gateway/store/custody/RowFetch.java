package io.consentgate.gateway.store.custody;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A sealed reference being fetched by a thread of its own. */
final class RowFetch {

  private final FutureTask<Optional<byte[]>> row;

  private RowFetch(FutureTask<Optional<byte[]>> row) {
    this.row = row;
  }

  /** Begins to fetch; returns at once. */
  static RowFetch begin(Supplier<Optional<byte[]>> read) {
    FutureTask<Optional<byte[]>> row = new FutureTask<>(read::get);
    Thread.ofVirtual().name("fetch-reference").start(row);
    return new RowFetch(row);
  }

  /** Waits for the row; what went wrong with it goes wrong here. */
  Optional<byte[]> await() {
    try {
      return row.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a reference was fetched", e);
    }
  }
}
