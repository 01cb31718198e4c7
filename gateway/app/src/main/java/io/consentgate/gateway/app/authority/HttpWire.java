package io.consentgate.gateway.app.authority;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

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

  /** Makes a wire that waits so long for an answer. */
  public HttpWire(Duration patience) {
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
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
    return new AuthorityException(
        AuthorityException.Kind.UNREACHABLE,
        "unreachable",
        "the authority does not answer; check that it runs and that --authority is its address");
  }
}
