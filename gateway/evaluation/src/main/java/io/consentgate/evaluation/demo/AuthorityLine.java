package io.consentgate.evaluation.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The line between gateway and authority, with somebody in the middle: it can be cut, and it can
 * answer with a status list recorded earlier.
 */
final class AuthorityLine implements AutoCloseable {

  private static final Optional<RecordedAnswer> NOTHING = Optional.empty();
  private static final String STATUS_PATH = "/status-lists/";

  private final URI authority;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Optional<RecordedAnswer>> firstList =
      new AtomicReference<>(NOTHING);
  private final AtomicReference<Optional<RecordedAnswer>> replayed =
      new AtomicReference<>(Optional.empty());
  private final AtomicInteger replays = new AtomicInteger();
  private volatile boolean cut;

  private AuthorityLine(URI authority, HttpServer server) {
    this.authority = authority;
    this.server = server;
  }

  /**
   * Opens the line on a free port of the loopback address.
   *
   * @param authority where it leads
   */
  static AuthorityLine open(URI authority) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AuthorityLine line = new AuthorityLine(authority, server);
    server.setExecutor(line.threads);
    server.createContext("/", line::carry);
    server.start();
    return line;
  }

  /** Returns the address that the gateway is told. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Cuts the line: every connection ends without an answer. */
  void cut() {
    cut = true;
  }

  /** Mends the line. */
  void mend() {
    cut = false;
  }

  /** Returns the first status list that passed, if one did. */
  Optional<RecordedAnswer> firstStatusList() {
    return firstList.get();
  }

  /** Answers every question for the status list with a recorded one from now on. */
  void replay(RecordedAnswer answer) {
    replays.set(0);
    replayed.set(Optional.of(answer));
  }

  /** Lets the authority answer for itself again. */
  void stopReplay() {
    replayed.set(Optional.empty());
  }

  /** Returns how often the recorded list was handed out. */
  int replays() {
    return replays.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }

  private void carry(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (cut) {
        return;
      }
      boolean isList = exchange.getRequestURI().getPath().startsWith(STATUS_PATH);
      Optional<RecordedAnswer> old = isList ? replayed.get() : Optional.empty();
      RecordedAnswer answer = old.isPresent() ? old.get() : forward(exchange);
      if (old.isPresent()) {
        replays.incrementAndGet();
      } else if (isList && answer.status() == 200) {
        firstList.compareAndSet(NOTHING, Optional.of(answer));
      }
      answer.send(exchange);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private RecordedAnswer forward(HttpExchange exchange) throws IOException, InterruptedException {
    URI target = authority.resolve(exchange.getRequestURI().toString());
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(Duration.ofSeconds(20))
            .method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    RecordedAnswer.copyRequestHeaders(exchange.getRequestHeaders(), request);
    HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
    return RecordedAnswer.of(response);
  }
}
