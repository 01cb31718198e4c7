package io.consentgate.authority.exchange;

import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.issue.Refusal;
import io.consentgate.authority.record.StorageException;
import io.consentgate.contract.exchange.Problem;
import io.consentgate.contract.grant.GatewayId;
import io.consentgate.signature.CallOpener;
import io.consentgate.signature.EnvelopeException;
import io.consentgate.signature.Identity;
import io.consentgate.signature.OpenedCall;
import io.consentgate.signature.Parties;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.WholeBody;
import io.micronaut.context.annotation.Context;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a gateway's call, lets it be handled and seals the answer. Whoever is not pinned gets the
 * same answer whatever was wrong. Made before the server listens, since calls from before then are
 * refused.
 */
@Context
final class CallDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CallDesk.class);
  private static final String UNKNOWN = "This call is not from a gateway that is paired here.";

  private final CallOpener opener;
  private final ObjectMapper mapper;

  /**
   * Handles one opened call.
   *
   * @param <B> body of the call
   * @param <A> body of the answer
   */
  @FunctionalInterface
  interface Handler<B, A> {
    /** Handles it, or says why not. */
    A handle(GatewayId gateway, B body) throws Refusal;
  }

  CallDesk(Identity authority, PinnedKeys gateways, ProgramClock clock, ObjectMapper mapper) {
    this.opener = new CallOpener(authority, Parties.AUTHORITY, gateways, clock);
    this.mapper = mapper;
  }

  <B extends Record, A extends Record> HttpResponse<String> answer(
      String path, String envelope, Class<B> type, Handler<B, A> handler) {
    OpenedCall call;
    GatewayId gateway;
    try {
      call = opener.open(path, envelope);
      gateway = new GatewayId(call.peer());
    } catch (EnvelopeException e) {
      LOG.warn("A call to {} was refused: {}", path, e.reason());
      return HttpResponse.status(HttpStatus.UNAUTHORIZED).body(UNKNOWN);
    }
    try {
      return sealed(call, HttpStatus.OK, handler.handle(gateway, body(call, type)));
    } catch (Refusal refusal) {
      return sealed(call, HttpStatus.UNPROCESSABLE_ENTITY, refusal.problem());
    } catch (StorageException e) {
      LOG.error("{}: {}", path, e.getMessage());
      Problem later = new Problem("try-later", "The authority cannot write now. Try again later.");
      return sealed(call, HttpStatus.SERVICE_UNAVAILABLE, later);
    }
  }

  private <B extends Record> B body(OpenedCall call, Class<B> type) throws Refusal {
    B body;
    try {
      body = mapper.readValue(WholeBody.of(call.body(), type), type);
    } catch (IOException | ParseException | RuntimeException _) {
      body = null;
    }
    if (body == null) {
      throw new Refusal("malformed", "The body is not a whole " + type.getSimpleName() + ".");
    }
    return body;
  }

  private HttpResponse<String> sealed(OpenedCall call, HttpStatus status, Record answer) {
    try {
      String body = mapper.writeValueAsString(answer);
      return HttpResponse.status(status).body(opener.reply(call, status.getCode(), body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
