package io.consentgate.gateway.app.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tells whether a form came from one of our own pages. */
public final class Guard {

  private Guard() {}

  /**
   * Tells whether a post brings the session's token and does not come from elsewhere.
   *
   * @param request the post
   * @param expected the session's token
   * @param token what the form brought, if anything
   */
  public static boolean isOurs(HttpRequest<?> request, String expected, @Nullable String token) {
    return token != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))
        && isSameOrigin(request);
  }

  private static boolean isSameOrigin(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    String site = headers.get("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = headers.get(HttpHeaders.ORIGIN);
    String host = headers.get(HttpHeaders.HOST);
    return origin == null
        || (host != null && (origin.equals("http://" + host) || origin.equals("https://" + host)));
  }
}
