package io.consentgate.authority.page;

import io.consentgate.authority.operator.FormTokens;
import io.consentgate.authority.record.ConsentQueries;
import io.consentgate.authority.record.ConsentView;
import io.consentgate.authority.record.Origin;
import io.consentgate.authority.rights.WithdrawalDesk;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The back office's consents, by pseudonym. An operator withdraws only for a person who shows the
 * receipt: the code on it is what counts, not the operator's wish.
 */
@Controller("/consents")
@Secured("OPERATOR")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsentController {
  private final ConsentQueries queries;
  private final WithdrawalDesk desk;
  private final FormTokens tokens;

  ConsentController(ConsentQueries queries, WithdrawalDesk desk, FormTokens tokens) {
    this.queries = queries;
    this.desk = desk;
    this.tokens = tokens;
  }

  /** Lists the latest consents, or those of one pseudonym or receipt. */
  @Get
  HttpResponse<ModelAndView<Map<String, Object>>> list(
      HttpRequest<?> request, @QueryValue(defaultValue = "") String find) {
    return HttpResponse.ok(page(request, find.strip(), "", ""));
  }

  /** Withdraws with the code on the person's receipt. */
  @Post("/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(HttpRequest<Map<String, String>> request) {
    Map<String, String> form = request.getBody().orElse(Map.of());
    if (!tokens.redeem(form.getOrDefault("once", ""))) {
      return HttpResponse.status(HttpStatus.CONFLICT).body(page(request, "", "", "form.again"));
    }
    Optional<ConsentView> consent = desk.withdraw(form.getOrDefault("code", ""), Origin.RECEIPT);
    if (consent.isEmpty()) {
      return HttpResponse.unprocessableEntity().body(page(request, "", "", "withdraw.unknown"));
    }
    String principal = consent.get().principal().toString();
    return HttpResponse.ok(page(request, principal, "consents.done", ""));
  }

  private ModelAndView<Map<String, Object>> page(
      HttpRequest<?> request, String find, String done, String problem) {
    Texts texts = Texts.of(request);
    PageModel model = PageModel.of(request, texts, "consents");
    model.put("once", tokens.mint());
    model.put("find", find);
    model.put("done", done.isEmpty() ? "" : texts.get(done));
    model.put("problem", problem.isEmpty() ? "" : texts.get(problem));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ConsentView consent : find.isEmpty() ? queries.latest(100) : search(find)) {
      rows.add(
          Map.of(
              "principal", consent.principal().toString(),
              "gateway", consent.gateway().value(),
              "custody", texts.get("custody." + consent.custody().toLowerCase(Locale.ROOT)),
              "issued", texts.time(consent.issued()),
              "expires", texts.time(consent.expires()),
              "kind", consent.state().name(),
              "state", texts.get("state." + consent.state().name().toLowerCase(Locale.ROOT))));
    }
    model.put("consents", rows);
    return model.view("consents");
  }

  private List<ConsentView> search(String find) {
    try {
      return queries.of(UUID.fromString(find));
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }
}
