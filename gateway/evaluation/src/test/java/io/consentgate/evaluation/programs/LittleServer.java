package io.consentgate.evaluation.programs;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A program for tests: says a line, and answers 200, or ends at once with status 3. */
final class LittleServer {

  private LittleServer() {}

  /** Starts it. */
  public static void main(String[] arguments) throws IOException {
    System.out.println("hello from " + arguments[0]);
    if (arguments[0].equals("doomed")) {
      System.exit(3);
    }
    int port = Integer.parseInt(arguments[1]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
