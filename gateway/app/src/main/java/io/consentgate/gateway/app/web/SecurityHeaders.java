package io.consentgate.gateway.app.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Puts the same strict headers on every answer: nothing from elsewhere, nothing kept. */
@ServerFilter("/**")
public final class SecurityHeaders {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'";

  /** Adds the headers. */
  @ResponseFilter
  public void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header("Content-Security-Policy", POLICY);
    response.header("X-Content-Type-Options", "nosniff");
    // Not "no-referrer": a browser would then send "Origin: null" with our own forms.
    response.header("Referrer-Policy", "same-origin");
    response.header("Cross-Origin-Opener-Policy", "same-origin");
    response.header("Cross-Origin-Resource-Policy", "same-origin");
    response.header(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()");
    String path = request.getPath();
    boolean isOfTheProgram = path.startsWith("/assets/") || path.startsWith("/webjars/");
    response.getHeaders().remove(HttpHeaders.CACHE_CONTROL);
    response.header(HttpHeaders.CACHE_CONTROL, isOfTheProgram ? "max-age=3600" : "no-store");
  }
}
