package io.consentgate.gateway.app.portal;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.access.Admit;
import io.consentgate.gateway.access.Portal;
import io.consentgate.signature.ReleaseSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Portal {@code http(s)://}: a signed request to a controller; silence means that it did not open.
 */
public final class HttpPortal implements Portal, AutoCloseable {

  /** Longest wait for the controller. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final URI target;
  private final PortalId id;
  private final ReleaseSigner signature;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  HttpPortal(URI target, PortalId id, ReleaseSigner signature, InstantSource clock) {
    this.target = target;
    this.id = id;
    this.signature = signature;
    this.clock = clock;
  }

  @Override
  public Outcome release(Admit admit) {
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/jose")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    signature.sign(id.value(), target.getRawPath(), clock.instant())))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200 || status == 204 ? Outcome.OPENED : Outcome.DID_NOT_OPEN;
    } catch (IOException _) {
      return Outcome.DID_NOT_OPEN;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Outcome.DID_NOT_OPEN;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
