package io.consentgate.gateway.app.web;

import io.consentgate.gateway.app.portal.ServedPortals;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.util.Map;

/** The doors of the site: where to begin, where help is, and the sound. */
@Controller
public final class CommonController {

  private final PageFrame frame;
  private final ServedPortals portals;

  /** Takes the frame of the pages and the portals. */
  public CommonController(PageFrame frame, ServedPortals portals) {
    this.frame = frame;
    this.portals = portals;
  }

  /** Leads to what this gateway knows. */
  @Get("/")
  public HttpResponse<?> root() {
    return HttpResponse.seeOther(URI.create("/about-this-gate"));
  }

  /** Leads to the kiosk of the first portal. */
  @Get("/kiosk")
  public HttpResponse<?> kiosk() {
    return HttpResponse.seeOther(URI.create("/kiosk/" + portals.first().id()));
  }

  /** Tells how to find a person. */
  @Get("/help")
  @Produces(MediaType.TEXT_HTML)
  public ModelAndView<Map<String, Object>> help(
      @QueryValue @Nullable String lang,
      @Header(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    Language language = language(lang, accepted);
    String title = Words.of(language).say("nav.help");
    return new ModelAndView<>("help", frame.model(language, "/help", title));
  }

  /** Returns the sound. */
  @Get("/assets/chime.wav")
  @Produces("audio/wav")
  public byte[] chime() {
    return Chime.wav();
  }

  /**
   * Picks a language.
   *
   * @param lang what the person chose, if anything
   * @param accepted what the browser would like
   */
  public static Language language(@Nullable String lang, @Nullable String accepted) {
    Language fallback = Language.ofHeader(accepted == null ? "" : accepted);
    return lang == null ? fallback : Language.ofTag(lang).orElse(fallback);
  }
}
