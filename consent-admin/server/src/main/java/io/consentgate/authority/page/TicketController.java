package io.consentgate.authority.page;

import io.consentgate.authority.clock.BuildingZone;
import io.consentgate.authority.clock.ProgramClock;
import io.consentgate.authority.issue.TicketOffice;
import io.consentgate.authority.operator.FormTokens;
import io.consentgate.authority.record.EntitlementBook;
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
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The back office's tickets: issue a batch, print it once. */
@Controller
@Secured("OPERATOR")
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
@ExecuteOn(TaskExecutors.BLOCKING)
final class TicketController {
  private final TicketOffice office;
  private final EntitlementBook book;
  private final FormTokens tokens;
  private final ProgramClock clock;

  TicketController(
      TicketOffice office, EntitlementBook book, FormTokens tokens, ProgramClock clock) {
    this.office = office;
    this.book = book;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Leads to the tickets. */
  @Get("/")
  HttpResponse<?> home() {
    return HttpResponse.seeOther(URI.create("/tickets"));
  }

  /** Shows the form and the latest batches. */
  @Get("/tickets")
  HttpResponse<ModelAndView<Map<String, Object>>> show(HttpRequest<?> request) {
    return HttpResponse.ok(page(request, ""));
  }

  /** Issues a batch and answers with its sheet, as page or as JSON. */
  @Post("/tickets")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> issue(HttpRequest<Map<String, String>> request) {
    Map<String, String> form = request.getBody().orElse(Map.of());
    if (!tokens.redeem(form.getOrDefault("once", ""))) {
      return HttpResponse.status(HttpStatus.CONFLICT).body(page(request, "tickets.again"));
    }
    TicketOffice.Issued issued;
    TicketOffice.Order order;
    try {
      order = TicketForm.order(form);
      issued = office.issue(order);
    } catch (IllegalArgumentException _) {
      return HttpResponse.unprocessableEntity().body(page(request, "tickets.wrong"));
    }
    TicketSheet sheet = sheet(issued);
    boolean json = request.accept().stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::equals);
    if (json) {
      return HttpResponse.ok(sheet).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    Texts texts = Texts.of(request);
    PageModel model = PageModel.of(request, texts, "sheet");
    model.put("sheet", sheet);
    model.put(
        "portals", String.join(", ", order.portals().stream().map(Object::toString).toList()));
    model.put("from", texts.time(order.from()));
    model.put("until", texts.time(order.until()));
    model.put("entries", order.entries());
    return HttpResponse.ok(model.view("sheet"));
  }

  private static TicketSheet sheet(TicketOffice.Issued issued) {
    return new TicketSheet(
        issued.id().toString(),
        issued.codes().stream()
            .map(
                code ->
                    new TicketSheet.Ticket(code.qrText(), code.printed(), TicketPng.base64(code)))
            .toList());
  }

  private ModelAndView<Map<String, Object>> page(HttpRequest<?> request, String problem) {
    Texts texts = Texts.of(request);
    PageModel model = PageModel.of(request, texts, "tickets");
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    model.put("once", tokens.mint());
    model.put("problem", problem.isEmpty() ? "" : texts.get(problem));
    model.put("from", local(now));
    model.put("until", local(now.plus(Duration.ofDays(1))));
    List<Map<String, Object>> batches = new ArrayList<>();
    for (EntitlementBook.Batch batch : book.batches(50)) {
      batches.add(
          Map.of(
              "tickets", batch.tickets(),
              "portals", batch.portals(),
              "from", texts.time(batch.from()),
              "until", texts.time(batch.until()),
              "entries", batch.entries()));
    }
    model.put("batches", batches);
    return model.view("tickets");
  }

  private static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, BuildingZone.ZONE);
  }
}
