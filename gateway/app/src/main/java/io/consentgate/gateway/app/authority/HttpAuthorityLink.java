package io.consentgate.gateway.app.authority;

import io.consentgate.contract.exchange.Acknowledged;
import io.consentgate.contract.exchange.CertificateSubmission;
import io.consentgate.contract.exchange.ConsentIssued;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.Countersigned;
import io.consentgate.contract.exchange.EntitlementPage;
import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.contract.exchange.GatewayReport;
import io.consentgate.contract.exchange.NoticeQuery;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.exchange.Problem;
import io.consentgate.contract.exchange.WithdrawalSubmission;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.gateway.app.authority.AuthorityException.Kind;
import io.consentgate.signature.CallSealer;
import io.consentgate.signature.EnvelopeException;
import io.consentgate.signature.Identity;
import io.consentgate.signature.OpenedReply;
import io.consentgate.signature.Parties;
import io.consentgate.signature.SealedCall;
import io.consentgate.signature.VerificationKey;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The authority over HTTP: every call and every reply is a signed envelope. */
public final class HttpAuthorityLink implements AuthorityLink {

  private static final int OK = 200;

  private final URI authority;
  private final AuthorityKeys keys;
  private final Sender sender;
  private final ObjectMapper json;
  private final HttpWire wire;

  /**
   * Who calls.
   *
   * @param identity this gateway's key
   * @param gateway this gateway's name
   * @param clock for the age of envelopes
   * @param times told when each answer was signed
   */
  public record Sender(
      Identity identity, GatewayId gateway, InstantSource clock, SignedTimes times) {}

  /** Ties the link to where it leads and to who speaks. */
  public HttpAuthorityLink(
      URI authority, AuthorityKeys keys, Sender sender, ObjectMapper json, HttpWire wire) {
    this.authority = authority;
    this.keys = keys;
    this.sender = sender;
    this.json = json;
    this.wire = wire;
  }

  @Override
  public NoticeText notice(NoticeQuery query) throws AuthorityException {
    return call("/gateway/notice", query, NoticeText.class);
  }

  @Override
  public ConsentIssued consent(ConsentRequest request) throws AuthorityException {
    return call("/gateway/consents", request, ConsentIssued.class);
  }

  @Override
  public EntitlementPage entitlements(EntitlementQuery query) throws AuthorityException {
    return call("/gateway/entitlements", query, EntitlementPage.class);
  }

  @Override
  public Acknowledged withdrawal(WithdrawalSubmission submission) throws AuthorityException {
    return call("/gateway/withdrawals", submission, Acknowledged.class);
  }

  @Override
  public Countersigned certificate(CertificateSubmission submission) throws AuthorityException {
    return call("/gateway/certificates", submission, Countersigned.class);
  }

  @Override
  public Acknowledged report(GatewayReport report) throws AuthorityException {
    return call("/gateway/report", report, Acknowledged.class);
  }

  @Override
  public String statusList() throws AuthorityException {
    HttpWire.Answer answer =
        wire.send(
            HttpRequest.newBuilder(authority.resolve("/status-lists/1"))
                .header("Accept", "application/statuslist+jwt"));
    if (answer.status() != OK) {
      throw unreachable("the authority has no status list (HTTP " + answer.status() + ")");
    }
    return answer.body().strip();
  }

  private <T> T call(String path, Object body, Class<T> shape) throws AuthorityException {
    VerificationKey key =
        keys.find()
            .orElseThrow(
                () ->
                    unreachable(
                        "no authority is paired; start ./consentgate run, or use --pair CODE"));
    CallSealer sealer =
        new CallSealer(
            sender.identity(), sender.gateway().value(), Parties.AUTHORITY, key, sender.clock());
    try {
      SealedCall call = sealer.seal(path, json.writeValueAsString(body));
      HttpWire.Answer answer =
          wire.send(
              HttpRequest.newBuilder(authority.resolve(path))
                  .header("Content-Type", "application/jose")
                  .POST(HttpRequest.BodyPublishers.ofString(call.compactJws())));
      OpenedReply reply = sealer.openReply(call, answer.body().strip());
      sender.times().answer(reply.signed());
      return read(reply, shape);
    } catch (EnvelopeException e) {
      throw unreachable("the authority's answer was not taken: " + e.reason());
    } catch (IOException _) {
      throw unreachable("the authority's answer has another shape");
    }
  }

  private <T> T read(OpenedReply reply, Class<T> shape) throws IOException, AuthorityException {
    if (reply.status() == OK) {
      return present(json.readValue(reply.body(), shape));
    }
    Problem problem = present(json.readValue(reply.body(), Problem.class));
    Kind kind = reply.status() >= 500 ? Kind.UNREACHABLE : Kind.REFUSED;
    throw new AuthorityException(kind, problem.code(), problem.message());
  }

  private static <T> T present(@Nullable T value) throws IOException {
    if (value == null) {
      throw new IOException("nothing where a value belongs");
    }
    return value;
  }

  private static AuthorityException unreachable(String message) {
    return new AuthorityException(Kind.UNREACHABLE, "unreachable", message);
  }
}
