package io.consentgate.authority.exchange;

import io.consentgate.authority.issue.Refusal;
import io.consentgate.contract.exchange.PairingOffer;
import io.consentgate.contract.exchange.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Where a gateway that nobody knows yet shows that it was told the code. */
@Controller("/pair")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PairingController {
  private final PairingDesk desk;

  PairingController(PairingDesk desk) {
    this.desk = desk;
  }

  /** Exchanges keys: {@code PairingOffer} to {@code PairingAnswer}. */
  @Post
  HttpResponse<Record> pair(@Body PairingOffer offer) {
    try {
      return HttpResponse.ok(desk.answer(offer));
    } catch (Refusal refusal) {
      Problem problem = refusal.problem();
      return HttpResponse.<Record>status(HttpStatus.UNAUTHORIZED).body(problem);
    }
  }
}
