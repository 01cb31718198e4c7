package io.consentgate.authority.exchange;

import io.consentgate.authority.issue.ConsentDesk;
import io.consentgate.authority.issue.Notices;
import io.consentgate.authority.issue.TicketOffice;
import io.consentgate.contract.exchange.CertificateSubmission;
import io.consentgate.contract.exchange.ConsentRequest;
import io.consentgate.contract.exchange.EntitlementQuery;
import io.consentgate.contract.exchange.GatewayReport;
import io.consentgate.contract.exchange.NoticeQuery;
import io.consentgate.contract.exchange.WithdrawalSubmission;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** What a gateway may ask. The envelope is the authentication; there is no other. */
@Controller("/gateway")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(GatewayController.JOSE)
@Produces(GatewayController.JOSE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GatewayController {
  static final String JOSE = "application/jose";

  private final CallDesk desk;
  private final Notices notices;
  private final ConsentDesk consents;
  private final TicketOffice tickets;
  private final Inbox inbox;

  GatewayController(
      CallDesk desk, Notices notices, ConsentDesk consents, TicketOffice tickets, Inbox inbox) {
    this.desk = desk;
    this.notices = notices;
    this.consents = consents;
    this.tickets = tickets;
    this.inbox = inbox;
  }

  /** The notice in force: {@code NoticeQuery} to {@code NoticeText}. */
  @Post("/notice")
  HttpResponse<String> notice(@Body String call) {
    return desk.answer(
        "/gateway/notice",
        call,
        NoticeQuery.class,
        (_, query) -> notices.inForce(query.language()));
  }

  /** A consent was given: {@code ConsentRequest} to {@code ConsentIssued}. */
  @Post("/consents")
  HttpResponse<String> consents(@Body String call) {
    return desk.answer("/gateway/consents", call, ConsentRequest.class, consents::give);
  }

  /** Tickets issued since, or one: {@code EntitlementQuery} to {@code EntitlementPage}. */
  @Post("/entitlements")
  HttpResponse<String> entitlements(@Body String call) {
    return desk.answer(
        "/gateway/entitlements", call, EntitlementQuery.class, (_, query) -> tickets.page(query));
  }

  /** Somebody withdrew at the gateway: {@code WithdrawalSubmission} to {@code Acknowledged}. */
  @Post("/withdrawals")
  HttpResponse<String> withdrawals(@Body String call) {
    return desk.answer("/gateway/withdrawals", call, WithdrawalSubmission.class, inbox::withdrawal);
  }

  /** A reference was erased: {@code CertificateSubmission} to {@code Countersigned}. */
  @Post("/certificates")
  HttpResponse<String> certificates(@Body String call) {
    return desk.answer(
        "/gateway/certificates", call, CertificateSubmission.class, inbox::certificate);
  }

  /** How the gateway is: {@code GatewayReport} to {@code Acknowledged}. */
  @Post("/report")
  HttpResponse<String> report(@Body String call) {
    return desk.answer("/gateway/report", call, GatewayReport.class, inbox::report);
  }
}
