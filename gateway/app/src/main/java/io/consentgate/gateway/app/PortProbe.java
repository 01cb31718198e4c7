package io.consentgate.gateway.app;

import io.consentgate.gateway.app.Settings.Listening;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks for the port before anything is opened, so that a refused start has changed nothing. */
final class PortProbe {

  private PortProbe() {}

  /**
   * Binds the port and lets it go again.
   *
   * @throws StartRefused with the next step, if it is in use
   */
  static void check(Listening listening) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(listening.bind(), listening.port()), 1);
    } catch (IOException _) {
      throw new StartRefused(
          "Port "
              + listening.port()
              + " on "
              + listening.bind()
              + " is in use, or the address is not of this machine; end the other program, or choose"
              + " another port with --port.");
    }
  }
}
