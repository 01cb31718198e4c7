package io.consentgate.evaluation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What holds on every page, in both languages, on a telephone and on a kiosk. */
final class PageRules {

  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final int PHONE = 320;
  private static final int KIOSK = 1280;
  private static final int HEIGHT = 900;

  /** Every control that is too small to hit; the label is what one hits to tick a box. */
  private static final String TOO_SMALL =
      """
      () => [...document.querySelectorAll('a[href], button, input, select, textarea')]
        .filter(e => e.type !== 'hidden' && !e.matches('.skip'))
        .map(e => e.type === 'checkbox' ? e.closest('label') : e)
        .map(e => ({ box: e.getBoundingClientRect(), e,
            least: document.querySelector('main[data-step]') && e.matches('button') ? 64 : 48 }))
        .filter(c => c.box.width > 0 && (c.box.height < c.least - 0.5 || c.box.width < 47.5))
        .map(c => Math.round(c.box.width) + 'x' + Math.round(c.box.height) + ' '
            + c.e.outerHTML.substring(0, 120))
      """;

  private static final String TOO_WIDE =
      """
      () => document.documentElement.scrollWidth <= innerWidth ? [] :
        ['page ' + document.documentElement.scrollWidth].concat(
          [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => e.outerHTML.substring(0, 100)).slice(0, 5))
      """;

  private PageRules() {}

  /**
   * Checks a page as it is, wide and narrow, in both of its languages, and goes back to the first.
   *
   * @param page the page; its language links lead to itself
   * @param name of its screenshots
   */
  static void holdInBothLanguages(Page page, String name) {
    hold(page, name);
    String first = language(page);
    String other = first.equals("en") ? "zh-Hans" : "en";
    speak(page, other);
    hold(page, name + "-" + other);
    speak(page, first);
  }

  /**
   * Checks a page as it is, wide and narrow.
   *
   * @param page the page
   * @param name of its screenshots
   */
  static void hold(Page page, String name) {
    narrow(page, name);
    wide(page, name);
  }

  /** Switches the language by the page's own link (AX-13). */
  static void speak(Page page, String language) {
    Locator link = page.locator("header nav a[lang='" + language + "']");
    assertThat(link.count()).as("link to %s", language).isEqualTo(1);
    link.click();
    page.waitForSelector("html[lang='" + language + "']");
    page.waitForLoadState();
  }

  private static void wide(Page page, String name) {
    page.setViewportSize(KIOSK, HEIGHT);
    check(page, name + " at " + KIOSK);
    shoot(page, name);
  }

  private static void narrow(Page page, String name) {
    page.setViewportSize(PHONE, HEIGHT);
    check(page, name + " at " + PHONE);
    assertThat(strings(page, TOO_WIDE)).as("%s scrolls sideways (AX-04)", name).isEmpty();
    shoot(page, name + "-" + PHONE);
  }

  private static void check(Page page, String name) {
    List<String> violations =
        new AxeBuilder(page)
            .setLegacyMode(true).analyze().getViolations().stream().map(PageRules::tell).toList();
    assertThat(violations).as("axe on %s (AX-04)", name).isEmpty();
    assertThat(strings(page, TOO_SMALL)).as("small targets on %s (AX-07)", name).isEmpty();
    assertThat(page.locator("h1").count()).as("headings on %s", name).isEqualTo(1);
  }

  private static String tell(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream()
            .limit(4)
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .toList();
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  private static String language(Page page) {
    return String.valueOf(page.locator("html").getAttribute("lang"));
  }

  private static List<String> strings(Page page, String script) {
    return page.evaluate(script) instanceof List<?> found
        ? found.stream().flatMap(s -> Stream.of(String.valueOf(s))).toList()
        : List.of();
  }
}
