package io.consentgate.gateway.app.authority;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** One HTTP exchange: no redirects, short time-outs, no endless answers. */
public final class HttpWire implements AutoCloseable {

  private static final int MAX_ANSWER_BYTES = 2 * 1024 * 1024;

  private final HttpClient client;
  private final Duration patience;

  /**
   * What came back.
   *
   * @param status as in HTTP
   * @param body as text
   */
  public record Answer(int status, String body) {}

  /**
   * Makes a wire.
   *
   * @param patience longest wait for an answer
   * @param trust whose certificates count; empty for the machine's own list
   */
  public HttpWire(Duration patience, Optional<SSLContext> trust) {
    this.patience = patience;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience);
    trust.ifPresent(builder::sslContext);
    client = builder.build();
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @throws AuthorityException {@code UNREACHABLE} if none comes in time
   */
  Answer send(HttpRequest.Builder request) throws AuthorityException {
    try {
      HttpResponse<InputStream> response =
          client.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES);
        return new Answer(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (SSLException _) {
      throw unreachable(
          "the authority's certificate is not trusted here, or is for another name; give"
              + " --authority-trust the PEM file of its certificate and --authority the name in it");
    } catch (IOException _) {
      throw away();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw away();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static AuthorityException away() {
    return unreachable(
        "the authority does not answer; check that it runs and that --authority is its address");
  }

  private static AuthorityException unreachable(String message) {
    return new AuthorityException(AuthorityException.Kind.UNREACHABLE, "unreachable", message);
  }
}
