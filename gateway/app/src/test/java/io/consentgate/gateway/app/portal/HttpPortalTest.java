package io.consentgate.gateway.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.consentgate.gateway.access.Admit;
import io.consentgate.gateway.access.EntryService;
import io.consentgate.gateway.access.Passage;
import io.consentgate.gateway.access.Portal;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.access.TicketEntry;
import io.consentgate.gateway.app.testing.OneTicket;
import io.consentgate.signature.Identity;
import io.consentgate.signature.ReleaseSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The portal over HTTP against a controller that believes nothing twice. */
class HttpPortalTest {

  private final SecureRandom random = new SecureRandom();
  private final Identity identity = Identity.mint(random);
  private final Set<String> seen = new HashSet<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicReference<String> last = new AtomicReference<>("");
  private HttpServer controller;
  private volatile int delayMillis;
  private volatile boolean redirects;

  @BeforeEach
  void start() throws IOException {
    controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    controller.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    controller.createContext("/release", this::handle);
    controller.start();
  }

  @AfterEach
  void stop() {
    controller.stop(0);
  }

  @Test
  @DisplayName("A signed release opens; the same one again does not")
  void release_genuineAndReplayed_opensOnce() throws Exception {
    assertThat(release(portal("/release"))).isEqualTo(Portal.Outcome.OPENED);

    assertThat(status(last.get())).isEqualTo(409);
    assertThat(release(portal("/release"))).isEqualTo(Portal.Outcome.OPENED);
    assertThat(opened).hasValue(2);
  }

  @Test
  @DisplayName("Silence for two seconds means that it did not open")
  void release_controllerSilent_didNotOpen() {
    delayMillis = 3_000;

    assertThat(release(portal("/release"))).isEqualTo(Portal.Outcome.DID_NOT_OPEN);
  }

  @Test
  @DisplayName("A redirect is not followed")
  void release_redirected_didNotOpen() {
    redirects = true;

    assertThat(release(portal("/release"))).isEqualTo(Portal.Outcome.DID_NOT_OPEN);
    assertThat(opened).hasValue(0);
  }

  @Test
  @DisplayName("A release signed for another path is refused by the controller")
  void release_forAnotherPath_isRefused() throws Exception {
    ReleaseSigner signature = new ReleaseSigner(identity, "gate-1", random);

    String elsewhere = signature.sign(OneTicket.PORTAL.value(), "/other", Instant.now());

    assertThat(status(elsewhere)).isEqualTo(403);
  }

  private Portal portal(String path) {
    URI target = URI.create("http://127.0.0.1:" + controller.getAddress().getPort() + path);
    return new HttpPortal(
        target,
        OneTicket.PORTAL,
        new ReleaseSigner(identity, "gate-1", random),
        InstantSource.system());
  }

  private static Portal.Outcome release(Portal portal) {
    OneTicket world = new OneTicket();
    TicketEntry tickets = world.tickets();
    EntryService entries = world.entries(tickets);
    Passage passage =
        entries.pass(OneTicket.PORTAL, new PresentedCode.Ticket(world.code()), portal);
    assertThat(passage.decision()).isInstanceOf(Admit.class);
    return passage.portal().orElseThrow();
  }

  private int status(String jws) throws Exception {
    JWSObject parsed = JWSObject.parse(jws);
    Map<String, Object> claims = parsed.getPayload().toJSONObject();
    boolean genuine =
        identity
            .verificationKey()
            .verifies(parsed.getSigningInput(), parsed.getSignature().decode());
    boolean forHere =
        "POST".equals(claims.get("htm"))
            && "/release".equals(claims.get("htu"))
            && OneTicket.PORTAL.value().equals(claims.get("portal"));
    if (!genuine || !forHere) {
      return 403;
    }
    if (Instant.now().getEpochSecond() > JSONObjectUtils.getLong(claims, "exp")) {
      return 410;
    }
    synchronized (seen) {
      return seen.add(String.valueOf(claims.get("jti"))) ? 200 : 409;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String jws = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
      last.set(jws);
      if (redirects) {
        exchange.getResponseHeaders().add("Location", "/release");
        exchange.sendResponseHeaders(307, -1);
        return;
      }
      Thread.sleep(delayMillis);
      int status = status(jws);
      opened.addAndGet(status == 200 ? 1 : 0);
      exchange.sendResponseHeaders(status, -1);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
