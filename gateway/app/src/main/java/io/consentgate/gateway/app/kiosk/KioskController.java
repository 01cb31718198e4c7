package io.consentgate.gateway.app.kiosk;

import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.web.CommonController;
import io.consentgate.gateway.app.web.Guard;
import io.consentgate.gateway.app.web.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The kiosk over HTTP: one page a portal that shows the step its session is at, and one post a
 * button, each answered with the way back to that page.
 */
@Controller("/kiosk/{portal}")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class KioskController {

  private final Kiosk kiosk;
  private final KioskPages pages;
  private final KioskDoorway doorway;

  /** Takes the kiosk, its pages and the way to its sessions. */
  public KioskController(Kiosk kiosk, KioskPages pages, KioskDoorway doorway) {
    this.kiosk = kiosk;
    this.pages = pages;
    this.doorway = doorway;
  }

  /** Shows the step that the session is at; opens a session if there is none. */
  @Get
  @Produces(MediaType.TEXT_HTML)
  public HttpResponse<ModelAndView<Map<String, Object>>> page(
      HttpRequest<?> request, String portal, @QueryValue @Nullable String lang) {
    Visit visit = visit(request, portal, lang);
    MutableHttpResponse<ModelAndView<Map<String, Object>>> response =
        HttpResponse.ok(new ModelAndView<>("kiosk", pages.page(visit.session())));
    KioskDoorway.give(response, request, visit.newCookie());
    return response;
  }

  /** Tells the step in stable words, for programs that walk the kiosk. */
  @Get("/state.json")
  @Produces(MediaType.APPLICATION_JSON)
  public HttpResponse<Map<String, Object>> state(HttpRequest<?> request, String portal) {
    Visit visit = visit(request, portal, null);
    MutableHttpResponse<Map<String, Object>> response =
        HttpResponse.ok(KioskState.of(kiosk, visit.session()));
    KioskDoorway.give(response, request, visit.newCookie());
    return response;
  }

  /** Tells a waiting page whether to load again. */
  @Get("/live")
  public HttpResponse<?> live(HttpRequest<?> request, String portal, @QueryValue long at) {
    KioskSession session = doorway.session(request, portal);
    kiosk.expire(session);
    MutableHttpResponse<?> response = HttpResponse.noContent();
    return session.revision() == at ? response : response.header("HX-Refresh", "true");
  }

  /** Shows the line about the camera. */
  @Get("/camera")
  @Produces(MediaType.TEXT_HTML)
  public ModelAndView<Map<String, Object>> camera(HttpRequest<?> request, String portal) {
    KioskSession session = doorway.session(request, portal);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("camera", pages.camera(session));
    return new ModelAndView<>("fragment-camera", model);
  }

  /** Shows how a capture goes: one hint at a time, no picture. */
  @Get("/guide")
  @Produces(MediaType.TEXT_HTML)
  public HttpResponse<?> guide(HttpRequest<?> request, String portal) {
    KioskSession session = doorway.session(request, portal);
    if (!(session.step() instanceof KioskStep.Enrolling enrolling)) {
      return HttpResponse.noContent().header("HX-Refresh", "true");
    }
    Map<String, Object> model = new LinkedHashMap<>();
    StepValues.guide(model, enrolling.progress(), session.language());
    return HttpResponse.ok(new ModelAndView<>("fragment-guide", model))
        .contentType(MediaType.TEXT_HTML_TYPE);
  }

  /** Does what a button says and leads back to the page. */
  @Post("/{action}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public HttpResponse<?> act(
      HttpRequest<?> request, String portal, String action, @Body Map<String, Object> form) {
    KioskSession session = doorway.session(request, portal);
    Map<String, String> fields = new LinkedHashMap<>();
    form.forEach((name, value) -> fields.put(name, String.valueOf(value)));
    if (!Guard.isOurs(request, session.token(), fields.get("token"))) {
      throw new HttpStatusException(HttpStatus.FORBIDDEN, "not from our page");
    }
    kiosk.act(session, action, fields);
    return HttpResponse.seeOther(URI.create("/kiosk/" + session.portal()));
  }

  private record Visit(KioskSession session, @Nullable String newCookie) {}

  private Visit visit(HttpRequest<?> request, String portal, @Nullable String lang) {
    PortalId id = doorway.portalId(portal);
    Optional<KioskSession> known = doorway.find(request, id);
    if (known.isPresent()) {
      KioskSession session = known.get();
      kiosk.expire(session);
      Optional.ofNullable(lang)
          .flatMap(Language::ofTag)
          .ifPresent(language -> kiosk.speak(session, language));
      return new Visit(session, null);
    }
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
    String cookie = doorway.open(id, CommonController.language(lang, accepted));
    KioskSession opened =
        kiosk
            .sessions()
            .find(cookie, id)
            .orElseThrow(() -> new IllegalStateException("a session was just opened"));
    return new Visit(opened, cookie);
  }
}
