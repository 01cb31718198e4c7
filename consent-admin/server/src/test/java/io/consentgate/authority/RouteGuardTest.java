package io.consentgate.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.signature.Identity;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route, as the router itself lists them, so that a new one cannot be forgotten (CN-43). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RouteGuardTest {
  /** What anybody may call; all else needs a gateway's key or an operator's session. */
  private static final Set<String> PUBLIC =
      Set.of(
          "GET /status-lists/1",
          "GET /keys",
          "GET /notices/{hash}",
          "GET /notices/{hash}/text",
          "GET /sign-in",
          "POST /sign-in",
          "GET /withdraw",
          "POST /withdraw",
          "GET /certificates",
          "POST /certificates/mine",
          "POST /certificates/check",
          "POST /pair");

  private TestAuthority authority;

  @BeforeAll
  void start(@TempDir Path given) throws Exception {
    authority = new TestAuthority(TestAuthority.options(given.resolve("authority")));
  }

  @AfterAll
  void end() {
    authority.close();
  }

  @Test
  void routes_all_areEitherListedAsPublicOrGuarded() throws Exception {
    Set<String> routes = routes();

    assertThat(routes).containsAll(PUBLIC).hasSizeGreaterThan(PUBLIC.size() + 10);
    for (String route : guarded(routes)) {
      assertRefused(route, call(route, "abc", ""));
    }
  }

  @Test
  @DisplayName("A stranger's envelope, another route's envelope and a forged session are refused")
  void routes_wrongIdentity_areRefused() throws Exception {
    Identity stranger = Identity.mint(new SecureRandom());
    String cookie = Office.signIn(authority).cookie();
    String forged = cookie.substring(0, cookie.length() - 6) + "AAAAAA";
    for (String route : guarded(routes())) {
      String path = path(route);
      String foreign = authority.sealer(stranger).seal(path, "{}").compactJws();
      String elsewhere = authority.sealer(authority.gateway).seal("/other", "{}").compactJws();

      assertRefused(route, call(route, foreign, forged));
      assertRefused(route, call(route, elsewhere, forged));
    }
  }

  private void assertRefused(String route, HttpResponse<String> answer) {
    boolean toSignIn =
        answer.statusCode() == 303
            && answer.headers().firstValue("Location").orElse("").equals("/sign-in");
    assertThat(toSignIn || answer.statusCode() == 401 || answer.statusCode() == 403)
        .as(route + " answered " + answer.statusCode())
        .isTrue();
    assertThat(answer.body()).doesNotContain("data-").doesNotContain("CGE1");
  }

  private HttpResponse<String> call(String route, String body, String cookie) throws Exception {
    String path = path(route);
    String type =
        path.startsWith("/gateway/") ? "application/jose" : "application/x-www-form-urlencoded";
    return authority.send(
        authority
            .request(path)
            .header("Accept", path.startsWith("/gateway/") ? "application/jose" : "text/html")
            .header("Content-Type", type)
            .header("Origin", authority.address().toString())
            .header("Cookie", cookie)
            .method(method(route), BodyPublishers.ofString(body))
            .build());
  }

  private Set<String> routes() {
    return authority
        .program
        .bean(Router.class)
        .uriRoutes()
        .filter(
            route -> List.of("GET", "POST", "PUT", "DELETE").contains(route.getHttpMethodName()))
        .map(RouteGuardTest::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate();
  }

  private static Set<String> guarded(Set<String> routes) {
    Set<String> guarded = new TreeSet<>(routes);
    guarded.removeAll(PUBLIC);
    return guarded;
  }

  private static String method(String route) {
    return route.substring(0, route.indexOf(' '));
  }

  private static String path(String route) {
    return route.substring(route.indexOf(' ') + 1).replaceAll("\\{\\?[^}]*}", "");
  }
}
