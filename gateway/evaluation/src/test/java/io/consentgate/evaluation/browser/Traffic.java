package io.consentgate.evaluation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything a browser window asked for, and how it was answered. */
final class Traffic {

  private final BrowserContext window;
  private final Set<String> homes;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> kept = new CopyOnWriteArrayList<>();

  private Traffic(BrowserContext window, Set<String> homes) {
    this.window = window;
    this.homes = homes;
  }

  /** Listens to a window from now on. */
  static Traffic of(BrowserContext window, House house) {
    Traffic traffic =
        new Traffic(
            window, Set.of(house.gateway().getAuthority(), house.authority().getAuthority()));
    window.onRequest(request -> traffic.asked.add(request.url()));
    window.onResponse(traffic::note);
    return traffic;
  }

  /**
   * Checks that nobody else was asked for anything, that there is no cookie but the session's, and
   * that no page may be kept.
   *
   * @param cookie name of the session's
   */
  void staysAtHome(String cookie) {
    assertThat(asked).isNotEmpty().allMatch(this::isHome);
    assertThat(kept).as("answers that a browser may keep").isEmpty();
    assertThat(window.cookies())
        .hasSize(1)
        .allMatch(c -> c.name.equals(cookie) && c.httpOnly && isStrict(c));
  }

  private static boolean isStrict(Cookie cookie) {
    return switch (cookie.sameSite) {
      case STRICT, LAX -> true;
      case NONE -> false;
    };
  }

  private boolean isHome(String url) {
    return url.startsWith("data:") || homes.contains(URI.create(url).getAuthority());
  }

  private void note(Response response) {
    String path = URI.create(response.url()).getPath();
    boolean isOfTheProgram =
        response.url().startsWith("data:")
            || path.startsWith("/assets/")
            || path.startsWith("/webjars/");
    String control = response.headers().getOrDefault("cache-control", "");
    if (!isOfTheProgram && !control.contains("no-store")) {
      kept.add(response.status() + " " + path + " " + control);
    }
  }
}
