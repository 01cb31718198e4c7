package io.consentgate.gateway.app.portal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Who gets the next code that one portal's reader reads. */
public final class CodeDesk {

  private final AtomicReference<@Nullable CodeTaker> taker = new AtomicReference<>();

  /** Asks for the next code; whoever asked before no longer gets it. */
  public void ask(CodeTaker next) {
    taker.set(next);
  }

  /** Returns who waits for a code, or nobody: then a code is for the portal. */
  public Optional<CodeTaker> waiting() {
    CodeTaker current = taker.get();
    if (current != null && !current.isWaiting()) {
      taker.compareAndSet(current, null);
      return Optional.empty();
    }
    return Optional.ofNullable(current);
  }
}
