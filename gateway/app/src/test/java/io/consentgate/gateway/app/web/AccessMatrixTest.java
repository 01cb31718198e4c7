package io.consentgate.gateway.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.app.testing.GateUnderTest;
import io.consentgate.gateway.app.testing.Walker;
import io.consentgate.gateway.app.web.AccessCaller.Proof;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may call what at the gateway. The routes are those that its router lists, so that a new one
 * cannot be forgotten; each is asked over HTTP by everybody who may come.
 */
class AccessMatrixTest {
  /**
   * Route by route, what a caller must hold. {@code -} is nothing: anybody. {@code session} is a
   * browser's own at that portal, with the token of its own page for a form; the others are the
   * step at which that session is.
   */
  private static final String MATRIX =
      """
      GET  /                                  -
      GET  /help                              -
      GET  /assets/chime.wav                  -
      GET  /about-this-gate                   -
      GET  /about-this-gate.json              -
      GET  /portal/{portal}                   -
      GET  /portal/{portal}/live              -
      GET  /portal/{portal}/state.json        -
      GET  /kiosk                             -
      GET  /kiosk/{portal}                    -
      GET  /kiosk/{portal}/state.json         -
      GET  /kiosk/{portal}/live               session
      GET  /kiosk/{portal}/camera             session
      GET  /kiosk/{portal}/guide              session
      POST /kiosk/{portal}/{action}           session
      GET  /kiosk/{portal}/pass.png           session pass_step
      GET  /kiosk/{portal}/receipt            session pass_step
      GET  /kiosk/{portal}/receipt.jws        session pass_step
      GET  /kiosk/{portal}/receipt.json       session pass_step
      GET  /kiosk/{portal}/certificate.jws    session erased_step
      GET  /kiosk/{portal}/certificate.json   session erased_step
      """;

  @TempDir private static Path folder;
  private static GateUnderTest gate;
  private static AccessCalls calls;

  @BeforeAll
  static void start() throws Exception {
    gate =
        new GateUnderTest(
            folder, List.of(GateUnderTest.portal("main"), GateUnderTest.portal("side")));
    try (Walker walker = new Walker(gate.address())) {
      long until = System.nanoTime() + 60_000_000_000L;
      while (openFaceLanes(walker) < 2) {
        assertThat(System.nanoTime()).as("closed after a minute").isLessThan(until);
        Thread.sleep(50);
      }
    }
    calls = new AccessCalls(gate);
  }

  private static long openFaceLanes(Walker walker) throws Exception {
    String facts = walker.get("/about-this-gate.json").body();
    return Pattern.compile("\"face_lane\":\"open\"").matcher(facts).results().count();
  }

  @AfterAll
  static void end() {
    calls.close();
    gate.close();
  }

  @Test
  @DisplayName("CN-14: the gateway's matrix names each route once, and no other")
  void matrix_everyRoute_hasOneRow() {
    assertThat(routes().filter(route -> !route.startsWith("HEAD ")))
        .containsExactlyInAnyOrderElementsOf(rows().keySet());
    assertThat(routes().map(AccessMatrixTest::row)).isSubsetOf(rows().keySet());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("CN-14: every route of the gateway lets in only who holds what it needs")
  void route_everyCaller_isLetInOnlyByTheMatrix(AccessCaller caller) throws Exception {
    Map<String, Set<Proof>> rows = rows();
    List<String> wrong = new ArrayList<>();
    for (String route : routes().filter(r -> rows.containsKey(row(r))).toList()) {
      String method = route.substring(0, route.indexOf(' '));
      boolean may =
          caller.proofs().containsAll(rows.get(row(route)))
              && !(method.equals("POST") && caller.hasForeignForm());
      if (calls.isLetIn(caller, method, path(route, caller.portal())) != may) {
        wrong.add(route + (may ? ": refused" : ": let in"));
      }
    }
    assertThat(wrong).as(caller.name()).isEmpty();
  }

  /** Of the buttons, the one that every step has and that changes none. */
  private static String path(String route, String portal) {
    String path =
        route
            .substring(route.indexOf(' ') + 1)
            .replace("{portal}", portal)
            .replace("{action}", "extend");
    return path.startsWith("/kiosk/") && path.endsWith("/live") ? path + "?at=0" : path;
  }

  /** The router lists some routes more than once; what is behind them tells which are one. */
  private static Stream<String> routes() {
    return gate.gateway()
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .map(route -> List.of(name(route), route.getTargetMethod().toString()))
        .distinct()
        .map(List::getFirst)
        .sorted();
  }

  /** A page's head, which the framework adds, belongs to the page's row. */
  private static String row(String route) {
    return route.replaceFirst("^HEAD ", "GET ");
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return (route.getHttpMethodName() + " " + route.getUriMatchTemplate())
        .replaceAll("\\{\\?[^}]*}", "");
  }

  private static Map<String, Set<Proof>> rows() {
    Map<String, Set<Proof>> rows = new TreeMap<>();
    for (String line : MATRIX.lines().toList()) {
      String[] cells = line.strip().split("\\s+", -1);
      Set<Proof> needed =
          Arrays.stream(cells)
              .skip(2)
              .filter(cell -> !cell.equals("-"))
              .map(cell -> Proof.valueOf(cell.toUpperCase(Locale.ROOT)))
              .collect(Collectors.toUnmodifiableSet());
      assertThat(rows.put(cells[0] + " " + cells[1], needed)).as(line).isNull();
    }
    return rows;
  }
}
