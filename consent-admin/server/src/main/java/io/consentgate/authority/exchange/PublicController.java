package io.consentgate.authority.exchange;

import io.consentgate.authority.issue.IssueRules;
import io.consentgate.authority.issue.Notices;
import io.consentgate.authority.issue.StatusOffice;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.signature.Identity;
import io.consentgate.signature.KeySet;
import io.consentgate.signature.Parties;
import io.consentgate.signature.PinnedKeys;
import io.consentgate.signature.VerificationKey;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What anybody may fetch: the status list, the public keys and the notices. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PublicController {
  private final StatusOffice status;
  private final Notices notices;
  private final Identity authority;
  private final PinnedKeys gateways;

  PublicController(StatusOffice status, Notices notices, Identity authority, PinnedKeys gateways) {
    this.status = status;
    this.notices = notices;
    this.authority = authority;
    this.gateways = gateways;
  }

  /** The status list, an IETF Token Status List as JWT. */
  @Get(IssueRules.STATUS_LIST)
  @Produces("application/statuslist+jwt")
  String statusList() {
    return status.current();
  }

  /** The public keys of the authority and its gateways, a JWK set; {@code name} says whose. */
  @Get("/keys")
  @Produces("application/jwk-set+json")
  String keys() {
    Map<String, VerificationKey> keys = new LinkedHashMap<>();
    keys.put(Parties.AUTHORITY, authority.verificationKey());
    keys.putAll(gateways.all());
    return KeySet.write(keys);
  }

  /** A notice that is or was in force, for programs. */
  @Get("/notices/{hash}/text")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<NoticeText> notice(@PathVariable String hash) {
    return find(hash)
        .<HttpResponse<NoticeText>>map(HttpResponse::ok)
        .orElseGet(HttpResponse::notFound);
  }

  private Optional<NoticeText> find(String hash) {
    try {
      return notices.find(new NoticeHash(hash));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
