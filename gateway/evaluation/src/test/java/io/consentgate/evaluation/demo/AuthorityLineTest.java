package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuthorityLineTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger lists = new AtomicInteger();
  private HttpServer authority;
  private AuthorityLine line;

  @BeforeEach
  void open() throws IOException {
    authority = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    authority.createContext(
        "/",
        exchange -> {
          String asked =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String path = exchange.getRequestURI().toString();
          byte[] answer =
              (path.startsWith("/status-lists/")
                      ? "list " + lists.incrementAndGet()
                      : exchange.getRequestMethod() + " " + path + " " + asked)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/example");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    authority.start();
    line = AuthorityLine.open(URI.create("http://127.0.0.1:" + authority.getAddress().getPort()));
  }

  @AfterEach
  void close() {
    line.close();
    authority.stop(0);
  }

  @Test
  void line_open_carriesCallsBothWays() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(line.address().resolve("/gateway/report?x=1"))
            .POST(BodyPublishers.ofString("body"))
            .build();

    var answer = client.send(post, BodyHandlers.ofString());

    assertThat(answer.body()).isEqualTo("POST /gateway/report?x=1 body");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/example");
  }

  @Test
  void line_cutAndMended_answersNothingMeanwhile() throws Exception {
    line.cut();
    assertThatThrownBy(this::statusList).isInstanceOf(IOException.class);

    line.mend();
    assertThat(statusList()).isEqualTo("list 1");
  }

  @Test
  void line_replaying_answersWithTheRecordedList() throws Exception {
    assertThat(statusList()).isEqualTo("list 1");
    RecordedAnswer old = line.firstStatusList().orElseThrow();
    assertThat(statusList()).isEqualTo("list 2");

    line.replay(old);
    assertThat(statusList()).isEqualTo("list 1");
    assertThat(line.replays()).isEqualTo(1);

    line.stopReplay();
    assertThat(statusList()).isEqualTo("list 3");
  }

  private String statusList() throws IOException, InterruptedException {
    HttpRequest get = HttpRequest.newBuilder(line.address().resolve("/status-lists/1")).build();
    return client.send(get, BodyHandlers.ofString()).body();
  }
}
