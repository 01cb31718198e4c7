package io.consentgate.gateway.app.wiring;

import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Tells whether this program takes connections, so that a ticket can be typed at the kiosk. */
final class KeyboardPath implements BooleanSupplier {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final BeanProvider<EmbeddedServer> server;

  /**
   * Prepares.
   *
   * @param server asked for when it is there
   */
  KeyboardPath(BeanProvider<EmbeddedServer> server) {
    this.server = server;
  }

  @Override
  public boolean getAsBoolean() {
    EmbeddedServer listening = server.get();
    if (!listening.isRunning()) {
      return false;
    }
    try (Socket caller = new Socket()) {
      caller.connect(
          new InetSocketAddress(listening.getHost(), listening.getPort()),
          Math.toIntExact(PATIENCE.toMillis()));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
