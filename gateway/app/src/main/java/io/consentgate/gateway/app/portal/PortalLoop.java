package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.access.PresentedCode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the codes held up to one portal and lets each do its one thing, once. */
public final class PortalLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PortalLoop.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);

  private final ServedPortal served;
  private final PortalDoor door;
  private final LongSupplier nanos;
  private final CodeDebounce debounce;
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * Prepares a loop.
   *
   * @param served the portal
   * @param door lets people in
   * @param random for salt
   * @param nanos the monotonic clock
   */
  public PortalLoop(ServedPortal served, PortalDoor door, SecureRandom random, LongSupplier nanos) {
    this.served = served;
    this.door = door;
    this.nanos = nanos;
    debounce = new CodeDebounce(random);
    thread = Thread.ofPlatform().name("portal-" + served.id()).daemon().unstarted(this::run);
  }

  /** Starts reading. */
  public void start() {
    thread.start();
  }

  /**
   * Stops reading and waits for the presentation in hand. It is not interrupted: an interrupted
   * write would close the database under everybody else.
   */
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join(Duration.ofSeconds(4));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopped) {
      try {
        turn();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        // The kind of fault only: a message could hold what was read.
        LOG.error("portal {}: a presentation failed: {}", served.id(), e.getClass().getName());
        pause();
      }
    }
  }

  /** Looks once and acts on what is seen. */
  void turn() throws InterruptedException {
    served.pulse().beat(nanos.getAsLong());
    Lens.Look look = served.lens().look(PATIENCE);
    if (look.code().isEmpty()) {
      if (look.isSearched()) {
        debounce.nothing(nanos.getAsLong());
      }
      return;
    }
    try (PresentedCode code = look.code().get()) {
      Optional<CodeTaker> taker = served.desk().waiting();
      if (!debounce.isNew(code, taker, nanos.getAsLong())) {
        return;
      }
      if (taker.isPresent()) {
        taker.get().take(code);
      } else {
        door.pass(served, code);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAULT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
