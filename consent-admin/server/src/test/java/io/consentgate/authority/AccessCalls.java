package io.consentgate.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.authority.AccessCaller.Proof;
import io.consentgate.authority.exchange.PairingDesk;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.PairingOffer;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.contract.grant.GrantId;
import io.consentgate.contract.receipt.ErasureCause;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.contract.receipt.ErasureReach;
import io.consentgate.contract.receipt.ResidueFinding;
import io.consentgate.signature.CertificateSigner;
import io.consentgate.signature.EnvelopeException;
import io.consentgate.signature.Identity;
import io.consentgate.signature.PairingCode;
import io.consentgate.signature.PairingCode.Role;
import io.consentgate.signature.SealedCall;
import io.micronaut.serde.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Asks a route as somebody, with the best that they have: a whole and valid request, in which only
 * what they do not hold is missing or made up. So a refusal is for who they are.
 */
final class AccessCalls {
  private static final String UNKNOWN_GATEWAY =
      "This call is not from a gateway that is paired here.";

  /** Where 422 is a page that says: nobody has that code. */
  private static final Set<String> BY_CODE =
      Set.of("/withdraw", "/consents/withdraw", "/certificates/mine");

  private static final String NO_CODE = "AAAABBBBCCCCDDDD";
  private static final Map<String, String> TICKETS =
      Map.of(
          "count", "1",
          "portals", "main",
          "entries", "1",
          "from", "2026-01-01T00:00:00Z",
          "until", "2099-01-01T00:00:00Z");

  private final TestAuthority authority;
  private Office office;
  private final ConsentIssued consent;
  private final String certificate;
  private final Identity stranger = Identity.mint(new SecureRandom());
  private int gateways;

  AccessCalls(TestAuthority authority) throws Exception {
    this.authority = authority;
    office = Office.signIn(authority);
    consent = authority.consent();
    certificate =
        new CertificateSigner(authority.gateway)
            .sign(
                new ErasureCertificate(
                    new GrantId(UUID.randomUUID()),
                    new GatewayId(TestAuthority.GATEWAY),
                    ErasureCause.WITHDRAWN,
                    authority.now(),
                    ErasureReach.THIS_MACHINE,
                    List.of(new ResidueFinding("sealed-reference-row", true))));
  }

  /** Asks, and tells whether they were let in; an answer that says neither is a fault. */
  boolean isLetIn(AccessCaller caller, String method, String path) throws Exception {
    // Wrong codes are counted by the minute.
    authority.passes(Duration.ofMinutes(1));
    // One of the calls ends it, and it ends by itself.
    office = Office.signIn(authority);
    if (caller == AccessCaller.SIGNED_OUT) {
      office.submit("/sign-out", Map.of());
    }
    if (path.startsWith("/gateway/")) {
      return isLetInAsGateway(caller, method, path);
    }
    boolean pairing = path.equals("/pair");
    HttpRequest.Builder request =
        request(caller, path)
            .header("Accept", "text/html, */*;q=0.5")
            .header(
                "Content-Type", pairing ? "application/json" : "application/x-www-form-urlencoded");
    String body = pairing ? offer(caller) : form(caller, path);
    HttpResponse<String> answer =
        authority.send(
            request
                .method(
                    method,
                    method.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
                .build());
    boolean in =
        switch (answer.statusCode()) {
          // A form without its own token was refused for that, by the page itself.
          case 200, 409 -> true;
          case 303 -> !isToSignIn(answer) || hasEndedSession(answer);
          case 401, 403 -> false;
          default -> {
            assertThat(answer.statusCode()).as(path).isEqualTo(422);
            assertThat(path).as("answers 422").isIn(BY_CODE);
            yield false;
          }
        };
    if (!in && !caller.holds(Proof.SESSION)) {
      assertThat(answer.body()).as(path).doesNotContain("data-").doesNotContain("CGE1");
    }
    return in;
  }

  private static boolean isToSignIn(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("").equals("/sign-in");
  }

  private static boolean hasEndedSession(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("").contains("Max-Age=0");
  }

  /** Only a gateway that is known gets a sealed answer, whatever it says. */
  private boolean isLetInAsGateway(AccessCaller caller, String method, String path)
      throws Exception {
    SealedCall call = authority.sealer(key(caller)).seal(twisted(caller, path), "{}");
    String body =
        switch (caller) {
          case GATEWAY, FORGER, TWISTER -> call.compactJws();
          default -> "{}";
        };
    HttpRequest.Builder request = request(caller, path).header("Content-Type", "application/jose");
    HttpResponse<String> answer =
        authority.send(request.method(method, BodyPublishers.ofString(body)).build());
    if (answer.statusCode() == 401 && answer.body().equals(UNKNOWN_GATEWAY)) {
      return false;
    }
    try {
      authority.sealer(authority.gateway).openReply(call, answer.body());
      return true;
    } catch (EnvelopeException e) {
      throw new AssertionError(path + " answered " + answer.statusCode(), e);
    }
  }

  private Identity key(AccessCaller caller) {
    return caller == AccessCaller.FORGER ? stranger : authority.gateway;
  }

  private static String twisted(AccessCaller caller, String path) {
    return caller == AccessCaller.TWISTER ? path + "-of-another-kind" : path;
  }

  /** Another site on the same host: one elsewhere is refused by the framework already. */
  private String from(AccessCaller caller) {
    return caller == AccessCaller.OTHER_SITE
        ? "http://" + authority.address().getHost() + ":1"
        : authority.address().toString();
  }

  private HttpRequest.Builder request(AccessCaller caller, String path) {
    HttpRequest.Builder request = authority.request(path).header("Origin", from(caller));
    String genuine = office.cookie();
    if (caller.holds(Proof.SESSION) || caller == AccessCaller.SIGNED_OUT) {
      request.header("Cookie", genuine);
    } else if (caller == AccessCaller.FORGER) {
      request.header("Cookie", genuine.substring(0, genuine.length() - 6) + "AAAAAA");
    } else if (caller == AccessCaller.TWISTER) {
      request.header("Cookie", unsigned(genuine));
    }
    return request;
  }

  private static String unsigned(String cookie) {
    byte[] head = "{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8);
    return cookie.substring(0, cookie.indexOf('=') + 1)
        + Base64.getUrlEncoder().withoutPadding().encodeToString(head)
        + cookie.substring(cookie.indexOf('.'), cookie.lastIndexOf('.') + 1);
  }

  private String offer(AccessCaller caller) throws Exception {
    PairingCode open = authority.program.bean(PairingDesk.class).openCode();
    PairingCode told =
        caller.holds(Proof.PAIRING_CODE) ? open : PairingCode.random(new SecureRandom());
    Identity key = Identity.mint(new SecureRandom());
    gateways++;
    String name = "gate-" + gateways;
    PairingOffer offer =
        new PairingOffer(
            name,
            key.verificationKey().toJwk(),
            told.mac(Role.GATEWAY, name, key.verificationKey()));
    return authority.program.bean(ObjectMapper.class).writeValueAsString(offer);
  }

  private String form(AccessCaller caller, String path) throws Exception {
    Map<String, String> form = new HashMap<>(TICKETS);
    form.put("code", code(caller, path));
    form.put("certificate", certificate);
    if (caller.holds(Proof.SESSION)) {
      form.put("once", office.once("/tickets"));
    }
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private String code(AccessCaller caller, String path) throws Exception {
    if (path.equals("/sign-in")) {
      String link = authority.program.signInLink().getQuery().substring("code=".length());
      return caller.holds(Proof.LINK) ? link : NO_CODE + NO_CODE;
    }
    return caller.holds(Proof.RECEIPT) ? consent.withdrawalCode() : NO_CODE;
  }
}
