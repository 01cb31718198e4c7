package io.consentgate.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.authority.AccessCaller.Proof;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may call what at the authority. The routes are those that its router lists, so that a new one
 * cannot be forgotten; each is asked over HTTP by everybody who may come.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessMatrixTest {
  /**
   * Route by route, what a caller must hold. {@code -} is nothing: anybody. Whoever comes from
   * another site's page may send no form at all, whatever they hold.
   */
  private static final String MATRIX =
      """
      GET  /status-lists/1         -
      GET  /keys                   -
      GET  /notices/{hash}         -
      GET  /notices/{hash}/text    -
      GET  /withdraw               -
      GET  /certificates           -
      POST /certificates/check     -
      GET  /sign-in                -
      POST /sign-in                link
      POST /withdraw               receipt
      POST /certificates/mine      receipt
      POST /pair                   pairing_code
      POST /gateway/notice         envelope
      POST /gateway/consents       envelope
      POST /gateway/entitlements   envelope
      POST /gateway/withdrawals    envelope
      POST /gateway/certificates   envelope
      POST /gateway/report         envelope
      GET  /                       session
      GET  /tickets                session
      POST /tickets                session
      GET  /consents               session
      POST /consents/withdraw      session receipt
      GET  /gateways               session
      POST /gateways/pairing       session
      POST /sign-out               session
      """;

  private TestAuthority authority;
  private AccessCalls calls;
  private String notice;

  @BeforeAll
  void start(@TempDir Path given) throws Exception {
    authority = new TestAuthority(TestAuthority.options(given.resolve("authority")));
    calls = new AccessCalls(authority);
    notice = authority.notice("en").hash();
  }

  @AfterAll
  void end() {
    authority.close();
  }

  @Test
  @DisplayName("CN-14: the authority's matrix names each route once, and no other")
  void matrix_everyRoute_hasOneRow() {
    assertThat(routes().filter(route -> !route.startsWith("HEAD ")))
        .containsExactlyInAnyOrderElementsOf(rows().keySet());
    assertThat(routes().map(AccessMatrixTest::row)).isSubsetOf(rows().keySet());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("CN-14, CN-43: every route of the authority lets in only who holds what it needs")
  void route_everyCaller_isLetInOnlyByTheMatrix(AccessCaller caller) throws Exception {
    Map<String, Set<Proof>> rows = rows();
    List<String> wrong = new ArrayList<>();
    for (String route : routes().filter(r -> rows.containsKey(row(r))).toList()) {
      String method = route.substring(0, route.indexOf(' '));
      String path = route.substring(route.indexOf(' ') + 1);
      Set<Proof> needed = rows.get(row(route));
      boolean may = caller.proofs().containsAll(needed) && !isForeignForm(caller, method);
      if (calls.isLetIn(caller, method, path.replace("{hash}", notice)) != may) {
        wrong.add(route + (may ? ": refused" : ": let in"));
      }
    }
    assertThat(wrong).as(caller.name()).isEmpty();
  }

  private static boolean isForeignForm(AccessCaller caller, String method) {
    return caller == AccessCaller.OTHER_SITE && !method.equals("GET") && !method.equals("HEAD");
  }

  /** The router lists some routes more than once; what is behind them tells which are one. */
  private Stream<String> routes() {
    return authority
        .program
        .bean(Router.class)
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
