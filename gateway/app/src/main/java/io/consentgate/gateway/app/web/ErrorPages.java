package io.consentgate.gateway.app.web;

import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong becomes a page that says what to do next, and nothing about the inside. */
@Controller("/errors")
@Produces(MediaType.TEXT_HTML)
public final class ErrorPages {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private final PageFrame frame;

  /** Takes the frame of the pages. */
  public ErrorPages(PageFrame frame) {
    this.frame = frame;
  }

  /** No such page. */
  @Error(global = true, status = HttpStatus.NOT_FOUND)
  public HttpResponse<ModelAndView<Map<String, Object>>> notFound(HttpRequest<?> request) {
    return page(request, HttpStatus.NOT_FOUND);
  }

  /** No such button. */
  @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
  public HttpResponse<ModelAndView<Map<String, Object>>> notAllowed(HttpRequest<?> request) {
    return page(request, HttpStatus.METHOD_NOT_ALLOWED);
  }

  /** Not a form of ours. */
  @Error(global = true, status = HttpStatus.FORBIDDEN)
  public HttpResponse<ModelAndView<Map<String, Object>>> forbidden(HttpRequest<?> request) {
    return page(request, HttpStatus.FORBIDDEN);
  }

  /** Not a form at all. */
  @Error(global = true, status = HttpStatus.BAD_REQUEST)
  public HttpResponse<ModelAndView<Map<String, Object>>> bad(HttpRequest<?> request) {
    return page(request, HttpStatus.BAD_REQUEST);
  }

  /** Not a form at all. */
  @Error(global = true, status = HttpStatus.UNSUPPORTED_MEDIA_TYPE)
  public HttpResponse<ModelAndView<Map<String, Object>>> unsupported(HttpRequest<?> request) {
    return page(request, HttpStatus.BAD_REQUEST);
  }

  /** Too much. */
  @Error(global = true, status = HttpStatus.REQUEST_ENTITY_TOO_LARGE)
  public HttpResponse<ModelAndView<Map<String, Object>>> tooLarge(HttpRequest<?> request) {
    return page(request, HttpStatus.REQUEST_ENTITY_TOO_LARGE);
  }

  /** Whatever else broke; only its kind is noted, since a message could hold what was sent. */
  @Error(global = true)
  public HttpResponse<ModelAndView<Map<String, Object>>> broke(
      HttpRequest<?> request, Throwable fault) {
    HttpStatus status =
        switch (fault) {
          case HttpStatusException known -> known.getStatus();
          case UnsatisfiedArgumentException _, ConversionErrorException _ -> HttpStatus.BAD_REQUEST;
          case ContentLengthExceededException _ -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
          default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
      LOG.error("a request failed: {}", fault.getClass().getName());
    }
    return page(request, status);
  }

  private HttpResponse<ModelAndView<Map<String, Object>>> page(
      HttpRequest<?> request, HttpStatus status) {
    Language language =
        Language.ofHeader(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE, String.class, ""));
    Words words = Words.of(language);
    Map<String, Object> model = frame.model(language, "/kiosk", words.say("error.title"));
    model.put("text", words.say(key(words, status)));
    return HttpResponse.<ModelAndView<Map<String, Object>>>status(status)
        .contentType(MediaType.TEXT_HTML_TYPE)
        .body(new ModelAndView<>("error", model));
  }

  private static String key(Words words, HttpStatus status) {
    String key = "error." + status.getCode();
    return words.has(key) ? key : "error.400";
  }
}
