package io.consentgate.evaluation.models;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Looks whether a host, or the proxy before it, takes a connection; sends nothing. */
final class NetworkReach implements ModelSetOffer.Reach {

  private static final int PATIENCE_MILLIS = 2000;
  private static final int TLS_PORT = 443;

  @Override
  public boolean isThere(URI address) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("reach").start(() -> answer.complete(takes(address)));
    return answer.completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
  }

  private static boolean takes(URI address) {
    try (Socket socket = new Socket()) {
      socket.connect(target(address), PATIENCE_MILLIS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Returns the host itself, or the proxy; looks the name up. */
  private static InetSocketAddress target(URI address) {
    for (Proxy proxy : ProxySelector.getDefault().select(address)) {
      if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress behind) {
        return new InetSocketAddress(behind.getHostString(), behind.getPort());
      }
    }
    int port = address.getPort() < 0 ? TLS_PORT : address.getPort();
    return new InetSocketAddress(address.getHost(), port);
  }
}
