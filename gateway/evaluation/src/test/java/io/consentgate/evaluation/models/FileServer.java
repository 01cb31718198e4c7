package io.consentgate.evaluation.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server on this machine that behaves as it is told, one answer after the other. */
final class FileServer implements AutoCloseable {

  /** One way to answer. */
  @FunctionalInterface
  interface Answer {

    /** Answers. */
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> ranges = new ArrayList<>();

  private FileServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts one without TLS. */
  static FileServer start() throws IOException {
    return new FileServer(HttpServer.create(anyPort(), 0), "http");
  }

  /** Starts one with TLS. */
  static FileServer startSafely(SSLContext identity) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity));
    return new FileServer(server, "https");
  }

  /** Sets what is answered, in this order; the last answer is repeated. */
  void answers(Answer... these) {
    synchronized (answers) {
      answers.clear();
      answers.addAll(List.of(these));
    }
  }

  /** Returns the ranges asked for so far; empty text where the whole was. */
  List<String> ranges() {
    synchronized (answers) {
      return List.copyOf(ranges);
    }
  }

  URI address(String path) {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Sends the whole, whatever was asked for. */
  static Answer whole(byte[] bytes) {
    return exchange -> send(exchange, 200, bytes, 0, bytes.length);
  }

  /** Sends what was asked for. */
  static Answer ranged(byte[] bytes) {
    return exchange -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      int from =
          range == null ? 0 : Integer.parseInt(range.substring("bytes=".length()).replace("-", ""));
      if (from > 0) {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
      }
      send(exchange, from > 0 ? 206 : 200, bytes, from, bytes.length);
    };
  }

  /** Announces the whole and breaks off after some bytes. */
  static Answer brokenOff(byte[] bytes, int after) {
    return exchange -> send(exchange, 200, bytes, 0, after);
  }

  /** Sends some bytes and then nothing more, for longer than anybody waits. */
  static Answer stalled(byte[] bytes, int after, long millis) {
    return exchange -> {
      exchange.sendResponseHeaders(200, bytes.length);
      OutputStream out = exchange.getResponseBody();
      out.write(bytes, 0, after);
      out.flush();
      Thread.sleep(millis);
      exchange.close();
    };
  }

  /** Sends the whole in two halves with a pause between them. */
  static Answer slow(byte[] bytes, long millis) {
    return exchange -> {
      exchange.sendResponseHeaders(200, bytes.length);
      OutputStream out = exchange.getResponseBody();
      out.write(bytes, 0, bytes.length / 2);
      out.flush();
      Thread.sleep(millis);
      out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
      exchange.close();
    };
  }

  /** Announces no length and never ends. */
  static Answer endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      while (!Thread.currentThread().isInterrupted()) {
        out.write(new byte[1 << 14]);
      }
    };
  }

  /** Answers with a status and nothing else. */
  static Answer status(int status) {
    return exchange -> {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  /** Leads on to another address. */
  static Answer redirect(URI target) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", target.toString());
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    };
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes, int from, int until)
      throws IOException {
    exchange.sendResponseHeaders(status, bytes.length - from);
    exchange.getResponseBody().write(bytes, from, until - from);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    @Nullable Answer answer;
    synchronized (answers) {
      @Nullable String range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(range == null ? "" : range);
      answer = answers.size() > 1 ? answers.poll() : answers.peek();
    }
    if (answer == null) {
      throw new IOException("no answer was set");
    }
    try {
      answer.to(exchange);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
