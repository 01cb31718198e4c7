package io.consentgate.gateway.app.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.app.testing.GateUnderTest;
import io.consentgate.gateway.app.testing.Walker;
import io.consentgate.gateway.app.web.AccessCaller.Proof;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.signature.CallSealer;
import io.consentgate.signature.Identity;
import io.consentgate.signature.Parties;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Asks a route as somebody, with the best that they have: a whole and valid request, in which only
 * what they do not hold is missing or made up. So a refusal is for who they are.
 */
final class AccessCalls implements AutoCloseable {
  private static final String MADE_UP = "0123456789abcdef0123456789abcdef";
  private static final int EXTENSIONS = 9;

  private final GateUnderTest gate;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Walker stranger;
  private final Walker withPass;
  private final Walker erased;
  private final String authorityCall;

  AccessCalls(GateUnderTest gate) throws Exception {
    this.gate = gate;
    stranger = new Walker(gate.address());
    withPass = new Walker(gate.address());
    erased = new Walker(gate.address());
    Identity own = gate.gateway().context().getBean(Identity.class);
    authorityCall =
        new CallSealer(
                gate.authority().identity(),
                Parties.AUTHORITY,
                GateUnderTest.GATEWAY,
                own.verificationKey(),
                InstantSource.system())
            .seal("/kiosk/main", "{}")
            .compactJws();
    enrolAndWithdraw();
  }

  /** Leads both visitors to the steps that are theirs alone, and gives them time there. */
  private void enrolAndWithdraw() throws Exception {
    EntitlementCode ticket = gate.authority().ticket(10);
    stranger.state();
    withPass.press("ticket", "code", ticket.printed());
    withPass.await("choose");
    withPass.press("face-way");
    withPass.await("notice");
    withPass.press("to-consent");
    List<?> ends = (List<?>) requireNonNull(withPass.await("consent").get("ends"));
    withPass.press(
        "consent", "custody", "SEALED", "until", String.valueOf(ends.getFirst()), "agree", "yes");
    withPass.await("ready");
    gate.doorstep().stand(3);
    withPass.press("look");
    withPass.await("confirm");
    withPass.press("confirm");
    withPass.await("pass");
    erased.press("withdraw");
    try (SecretBytes pass = withPass.readPass()) {
      gate.doorstep().hold(pass);
      erased.await("erased");
      gate.doorstep().clear();
    }
    for (int i = 0; i < EXTENSIONS; i++) {
      withPass.press("extend");
      erased.press("extend");
    }
  }

  /** Asks, and tells whether they were let in; an answer that says neither is a fault. */
  boolean isLetIn(AccessCaller caller, String method, String path) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gate.address().resolve(path)).timeout(Duration.ofMinutes(1));
    identify(caller, request);
    HttpResponse<String> answer =
        client.send(
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(
                    method,
                    method.equals("POST")
                        ? BodyPublishers.ofString("token=" + token(caller))
                        : BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
    if (!caller.proofs().contains(Proof.PASS_STEP)) {
      assertThat(answer.body()).as(path).doesNotContain(token(AccessCaller.VISITOR_WITH_PASS));
    }
    return switch (answer.statusCode()) {
      case 200, 204, 303 -> true;
      case 401, 403 -> false;
      default -> {
        // What belongs to a step is not there for whoever is at another.
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(path).matches(".*/(pass[.]png|(receipt|certificate)([.]jws|[.]json)?)");
        yield false;
      }
    };
  }

  private void identify(AccessCaller caller, HttpRequest.Builder request) throws Exception {
    String own = "http://" + gate.address().getAuthority();
    switch (caller) {
      case NOBODY -> request.header("Origin", own);
      case FORGER -> request.header("Origin", own).header("Cookie", "cg-kiosk=" + MADE_UP);
      case AUTHORITY ->
          request
              .header("Origin", own)
              .header("Cookie", "consentgate-office=" + authorityCall)
              .header("Authorization", "Bearer " + authorityCall);
      case STRANGER, TOKEN_THIEF ->
          request.header("Origin", own).header("Cookie", stranger.cookie());
      case VISITOR_WITH_PASS, OTHER_PORTAL ->
          request.header("Origin", own).header("Cookie", withPass.cookie());
      case VISITOR_ERASED -> request.header("Origin", own).header("Cookie", erased.cookie());
      // On the same host: one elsewhere is refused by the framework already.
      case OTHER_SITE ->
          request
              .header("Origin", "http://" + gate.address().getHost() + ":1")
              .header("Cookie", withPass.cookie());
      case UNNAMED_SITE ->
          request.header("Sec-Fetch-Site", "same-site").header("Cookie", withPass.cookie());
    }
  }

  private String token(AccessCaller caller) throws Exception {
    return switch (caller) {
      case NOBODY, FORGER, AUTHORITY -> MADE_UP;
      case STRANGER -> String.valueOf(stranger.state().get("token"));
      case VISITOR_ERASED -> String.valueOf(erased.state().get("token"));
      case TOKEN_THIEF, VISITOR_WITH_PASS, OTHER_PORTAL, OTHER_SITE, UNNAMED_SITE ->
          String.valueOf(withPass.state().get("token"));
    };
  }

  @Override
  public void close() {
    stranger.close();
    withPass.close();
    erased.close();
    client.close();
  }
}
