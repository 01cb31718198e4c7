package io.consentgate.authority;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;

/**
 * Where the authority listens, checked before anything else is done.
 *
 * @param host address to bind to
 * @param port port to bind to, never 0
 * @param tls whether it speaks TLS
 * @param publicAddress where it is reached
 */
record Listening(String host, int port, boolean tls, URI publicAddress) {

  static Listening check(AuthorityOptions options) throws StartException {
    InetAddress address;
    try {
      address = InetAddress.getByName(options.bind);
    } catch (UnknownHostException e) {
      throw new StartException(
          "--bind " + options.bind + " is no address of this machine; try 127.0.0.1.", e);
    }
    boolean tls = options.tlsKeystore != null;
    if (!address.isLoopbackAddress() && !tls) {
      throw new StartException(
          "Without TLS the authority listens on this machine only. Give --tls-keystore, or leave"
              + " --bind at 127.0.0.1.");
    }
    if (options.tlsKeystore != null && !Files.isReadable(options.tlsKeystore)) {
      throw new StartException(
          "--tls-keystore " + options.tlsKeystore + " cannot be read; check the file's name.");
    }
    int port = freePort(address, options.port);
    String own = (tls ? "https://" : "http://") + bracketed(options.bind) + ":" + port;
    try {
      URI url = URI.create(options.publicUrl == null ? own : options.publicUrl);
      if (url.getHost() == null) {
        throw new IllegalArgumentException("no host");
      }
      return new Listening(options.bind, port, tls, url);
    } catch (IllegalArgumentException e) {
      throw new StartException("--public-url looks like https://office.example:8480", e);
    }
  }

  private static int freePort(InetAddress address, int wanted) throws StartException {
    if (wanted < 0 || wanted > 65_535) {
      throw new StartException("--port is a number from 0 to 65535.");
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, wanted));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new StartException(
          "Port "
              + wanted
              + " on "
              + address.getHostAddress()
              + " is taken by another program. End it, or choose another with --port.",
          e);
    }
  }

  private static String bracketed(String host) {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }
}
