package io.consentgate.evaluation.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An answer of the authority as it passed on the line. */
final class RecordedAnswer {

  /** Headers that belong to one connection and are not carried over. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "transfer-encoding",
          "host",
          "upgrade",
          "http2-settings",
          "keep-alive",
          "expect",
          "date");

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private RecordedAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Keeps a response. */
  static RecordedAnswer of(HttpResponse<byte[]> response) {
    return new RecordedAnswer(
        response.statusCode(), response.headers().map(), response.body().clone());
  }

  /** Returns its status code. */
  int status() {
    return status;
  }

  /** Returns a copy of its body. */
  byte[] body() {
    return body.clone();
  }

  /** Sends it. */
  void send(HttpExchange exchange) throws IOException {
    headers.forEach(
        (name, values) -> {
          if (isCarried(name)) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Copies what a request says about itself. */
  static void copyRequestHeaders(Headers from, HttpRequest.Builder to) {
    from.forEach(
        (name, values) -> {
          if (isCarried(name)) {
            values.forEach(value -> to.header(name, value));
          }
        });
  }

  private static boolean isCarried(String name) {
    return !OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
  }
}
