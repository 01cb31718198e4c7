package io.consentgate.authority.operator;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a form that was sent from another site: every POST of a page must name our own origin.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SameOriginFilter {

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    String path = request.getPath();
    boolean page =
        request.getMethod() == HttpMethod.POST
            && !path.startsWith("/gateway/")
            && !path.equals("/pair");
    if (!page || isOwn(request)) {
      return null;
    }
    return HttpResponse.status(HttpStatus.FORBIDDEN)
        .contentType(MediaType.TEXT_PLAIN_TYPE)
        .body("This form was not sent from this site. Open the page again and send it from there.");
  }

  private static boolean isOwn(HttpRequest<?> request) {
    String host = request.getHeaders().get("Host");
    String origin = request.getHeaders().get("Origin");
    if (host == null || origin == null) {
      return false;
    }
    try {
      return host.equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
