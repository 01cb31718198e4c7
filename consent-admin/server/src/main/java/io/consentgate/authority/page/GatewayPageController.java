package io.consentgate.authority.page;

import io.consentgate.authority.exchange.PairingDesk;
import io.consentgate.authority.operator.FormTokens;
import io.consentgate.authority.record.ReportBook;
import io.consentgate.contract.exchange.GatewayReport;
import io.consentgate.signature.PinnedKeys;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.views.ModelAndView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The back office's gateways: who is paired, and how each said it was. */
@Controller("/gateways")
@Secured("OPERATOR")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GatewayPageController {
  private final PinnedKeys gateways;
  private final ReportBook reports;
  private final PairingDesk pairing;
  private final FormTokens tokens;
  private final ObjectMapper mapper;

  GatewayPageController(
      PinnedKeys gateways,
      ReportBook reports,
      PairingDesk pairing,
      FormTokens tokens,
      ObjectMapper mapper) {
    this.gateways = gateways;
    this.reports = reports;
    this.pairing = pairing;
    this.tokens = tokens;
    this.mapper = mapper;
  }

  /** Lists the gateways. */
  @Get
  HttpResponse<ModelAndView<Map<String, Object>>> list(HttpRequest<?> request) {
    return HttpResponse.ok(page(request, "", ""));
  }

  /** Opens a pairing code for a gateway on another machine. */
  @Post("/pairing")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> pair(HttpRequest<Map<String, String>> request) {
    Map<String, String> form = request.getBody().orElse(Map.of());
    if (!tokens.redeem(form.getOrDefault("once", ""))) {
      return HttpResponse.status(HttpStatus.CONFLICT).body(page(request, "", "form.again"));
    }
    return HttpResponse.ok(page(request, pairing.openCode().printed(), ""));
  }

  private ModelAndView<Map<String, Object>> page(
      HttpRequest<?> request, String code, String problem) {
    Texts texts = Texts.of(request);
    PageModel model = PageModel.of(request, texts, "gateways");
    model.put("once", tokens.mint());
    model.put("code", code);
    model.put("problem", problem.isEmpty() ? "" : texts.get(problem));
    List<Map<String, Object>> rows = new ArrayList<>();
    gateways.all().forEach((name, key) -> rows.add(row(name, key.thumbprint(), texts)));
    model.put("gateways", rows);
    return model.view("gateways");
  }

  private Map<String, Object> row(String name, String thumbprint, Texts texts) {
    Map<String, Object> row = new HashMap<>();
    row.put("name", name);
    row.put("key", thumbprint);
    Optional<ReportBook.Received> received = reports.find(name);
    row.put("heard", received.map(r -> texts.time(r.at())).orElse(texts.get("gateways.never")));
    received
        .flatMap(r -> read(r.json()))
        .ifPresent(
            report -> {
              row.put("lane", report.faceLane());
              row.put("cameras", report.cameras());
              row.put("references", report.references());
              row.put("portals", String.join(", ", report.portals()));
              row.put(
                  "rules", report.pack() + " · " + report.modelSet() + " · " + report.version());
            });
    return row;
  }

  private Optional<GatewayReport> read(String json) {
    try {
      return Optional.ofNullable(mapper.readValue(json, GatewayReport.class));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
