package io.consentgate.gateway.app.portal;

import io.consentgate.gateway.app.web.CommonController;
import io.consentgate.gateway.app.web.Language;
import io.consentgate.gateway.app.web.PageFrame;
import io.consentgate.gateway.app.web.Words;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The screen at a portal: open, or the other way, in words and shapes. */
@Controller("/portal/{portal}")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class PortalController {

  private static final Duration SHOWN_FOR = Duration.ofSeconds(6);

  private final ServedPortals portals;
  private final PageFrame frame;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Takes the portals, the frame of the pages, and time. */
  public PortalController(
      ServedPortals portals, PageFrame frame, InstantSource clock, ZoneId zone) {
    this.portals = portals;
    this.frame = frame;
    this.clock = clock;
    this.zone = zone;
  }

  /** Shows the screen. */
  @Get
  @Produces(MediaType.TEXT_HTML)
  public ModelAndView<Map<String, Object>> page(
      String portal,
      @QueryValue @Nullable String lang,
      @Header(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    return new ModelAndView<>("portal", model(served(portal), lang, accepted));
  }

  /** Shows the part of the screen that changes. */
  @Get("/live")
  @Produces(MediaType.TEXT_HTML)
  public ModelAndView<Map<String, Object>> live(
      String portal,
      @QueryValue @Nullable String lang,
      @Header(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    return new ModelAndView<>("portal-live", model(served(portal), lang, accepted));
  }

  /** Tells the latest presentation in stable words. */
  @Get("/state.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> state(String portal) {
    ServedPortal served = served(portal);
    PortalScreen.Shown shown = served.screen().shown();
    LensState lens = served.lens().state();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("number", shown.number());
    state.put("open", shown.isOpen());
    state.put("reason", shown.reason());
    state.put("way", shown.way());
    state.put("asked", served.screen().asked().map(Enum::name).orElse(""));
    state.put("lens", lens.mode().name());
    state.put("lens_alive", lens.isAlive());
    return state;
  }

  private Map<String, Object> model(
      ServedPortal served, @Nullable String lang, @Nullable String accepted) {
    Language language = CommonController.language(lang, accepted);
    Words words = Words.of(language);
    String base = "/portal/" + served.id();
    Map<String, Object> model =
        frame.model(language, base, words.say("portal.title", served.id().value()));
    PortalScreen.Shown shown = served.screen().shown();
    boolean isShown = shown.number() > 0 && shown.at().plus(SHOWN_FOR).isAfter(clock.instant());
    model.put("base", base);
    model.put("shown", isShown);
    model.put("number", shown.number());
    model.put("open", shown.isOpen());
    model.put("reason", shown.reason());
    model.put("headline", words.say(shown.isOpen() ? "result.open.title" : "result.other.title"));
    model.put("sentence", isShown ? words.say("result." + shown.reason()) : "");
    model.put("asked", served.screen().asked().map(hint -> words.say("hint." + hint)).orElse(""));
    model.put("camera", LensWords.of(served.lens().state(), language, zone));
    return model;
  }

  private ServedPortal served(String name) {
    return portals.all().stream()
        .filter(served -> served.id().value().equals(name))
        .findFirst()
        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such portal"));
  }
}
