package io.consentgate.evaluation.programs;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at ports of the loopback address. */
public final class FreePort {

  /** Below what systems hand out by themselves: from 32,768 on Linux, from 49,152 elsewhere. */
  private static final int LOWEST = 20_000;

  private static final int COUNT = 12_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePort() {}

  /**
   * Returns a port that nobody uses at present, and none that was returned before, until 12,000
   * were.
   *
   * <p>A port that the system picks is free for anybody again before its program is there to use
   * it; these the system gives to nobody who does not ask for one by its number.
   *
   * @throws BindException if there is none
   */
  public static int any() throws BindException {
    for (int i = 0; i < COUNT; i++) {
      int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new BindException(
        "Every port from %d to %d of this machine is in use; one has to be free."
            .formatted(LOWEST, LOWEST + COUNT - 1));
  }

  /** Tells whether a port can be bound. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
