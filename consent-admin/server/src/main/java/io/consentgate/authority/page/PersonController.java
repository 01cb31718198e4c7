package io.consentgate.authority.page;

import io.consentgate.authority.issue.Notices;
import io.consentgate.authority.record.CertificateShelf;
import io.consentgate.authority.record.ConsentView;
import io.consentgate.authority.record.Origin;
import io.consentgate.authority.rights.AttemptLimit;
import io.consentgate.authority.rights.CertificateDesk;
import io.consentgate.authority.rights.WithdrawalDesk;
import io.consentgate.contract.exchange.NoticeText;
import io.consentgate.contract.grant.NoticeHash;
import io.consentgate.contract.receipt.ErasureCertificate;
import io.consentgate.signature.PinnedKeys;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a person can do alone, with the code on the receipt or with nothing: withdraw, get the proof
 * of erasure, check one, read a notice.
 */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PersonController {
  private final WithdrawalDesk withdrawals;
  private final CertificateDesk certificates;
  private final Notices notices;
  private final PinnedKeys gateways;
  private final AttemptLimit limit;

  PersonController(
      WithdrawalDesk withdrawals,
      CertificateDesk certificates,
      Notices notices,
      PinnedKeys gateways,
      AttemptLimit limit) {
    this.withdrawals = withdrawals;
    this.certificates = certificates;
    this.notices = notices;
    this.gateways = gateways;
    this.limit = limit;
  }

  /** Asks for the code on the receipt. */
  @Get("/withdraw")
  HttpResponse<?> askToWithdraw(HttpRequest<?> request) {
    return HttpResponse.ok(model(request, "withdraw").view("withdraw"));
  }

  /** Withdraws: one code, one press, no reason asked (CN-02). */
  @Post("/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(HttpRequest<Map<String, String>> request) {
    String code = field(request, "code");
    Optional<ConsentView> consent =
        limit.allows() ? withdrawals.withdraw(code, Origin.CODE) : Optional.empty();
    return answer(request, consent, "withdraw");
  }

  /** Asks for a code, or for a certificate to check. */
  @Get("/certificates")
  HttpResponse<?> askForCertificate(HttpRequest<?> request) {
    return HttpResponse.ok(model(request, "certificates").view("certificates"));
  }

  /** Shows a person's own proof of erasure. */
  @Post("/certificates/mine")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> mine(HttpRequest<Map<String, String>> request) {
    String code = field(request, "code");
    Optional<ConsentView> consent = limit.allows() ? withdrawals.find(code) : Optional.empty();
    return answer(request, consent, "certificates");
  }

  /** Checks a certificate against the gateways that are paired here. */
  @Post("/certificates/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> check(HttpRequest<Map<String, String>> request) {
    PageModel model = model(request, "certificates");
    Optional<ErasureCertificate> erasure =
        CertificateDesk.check(field(request, "certificate"), gateways);
    if (erasure.isEmpty()) {
      model.put("problem", Texts.of(request).get("certificates.false"));
      return HttpResponse.unprocessableEntity().body(model.view("certificates"));
    }
    model.put("checked", true);
    model.put("says", CertificateWords.of(erasure.get(), Texts.of(request)));
    return HttpResponse.ok(model.view("certificates"));
  }

  /** Shows a notice that is or was in force, in its own language (ST-11). */
  @Get("/notices/{hash}")
  HttpResponse<?> notice(HttpRequest<?> request, @PathVariable String hash) {
    Optional<NoticeText> notice;
    try {
      notice = notices.find(new NoticeHash(hash));
    } catch (IllegalArgumentException _) {
      notice = Optional.empty();
    }
    if (notice.isEmpty()) {
      return HttpResponse.notFound();
    }
    PageModel model = model(request, "notice");
    model.put("notice", notice.get());
    return HttpResponse.ok(model.view("notice"));
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, Optional<ConsentView> consent, String page) {
    Texts texts = Texts.of(request);
    PageModel model = model(request, page);
    if (consent.isEmpty()) {
      limit.wrong();
      model.put("problem", texts.get("withdraw.unknown"));
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(model.view(page));
    }
    String state = consent.get().state().name();
    model.put("kind", state);
    model.put("state", texts.get("person." + state.toLowerCase(Locale.ROOT)));
    Optional<CertificateShelf.Kept> kept = certificates.find(consent.get().grant());
    if (kept.isPresent()) {
      model.put("proof", kept.get());
      CertificateDesk.check(kept.get().certificate(), gateways)
          .ifPresent(erasure -> model.put("says", CertificateWords.of(erasure, texts)));
    }
    return HttpResponse.ok(model.view(page));
  }

  private static PageModel model(HttpRequest<?> request, String page) {
    PageModel model = PageModel.of(request, Texts.of(request), page);
    model.put("problem", "");
    return model;
  }

  private static String field(HttpRequest<Map<String, String>> request, String name) {
    return request.getBody().map(form -> form.getOrDefault(name, "")).orElse("");
  }
}
