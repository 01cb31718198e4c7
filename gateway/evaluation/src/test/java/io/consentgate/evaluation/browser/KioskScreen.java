package io.consentgate.evaluation.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.net.URI;
import java.util.function.Function;

/** The kiosk's screen in one browser window, and somebody's hands on it. */
final class KioskScreen implements AutoCloseable {

  private static final String PATH = "/kiosk/" + House.PORTAL;

  private final BrowserContext window;
  private final Page page;
  private final Traffic traffic;
  private final Hands hands;
  private final URI gateway;
  private int screens;

  /**
   * Opens the kiosk's first screen.
   *
   * @param window a browser window with no past
   * @param house where the kiosk stands
   * @param language of the screen
   * @param hands whose
   */
  KioskScreen(BrowserContext window, House house, String language, Function<Page, Hands> hands) {
    this.window = window;
    gateway = house.gateway();
    traffic = Traffic.of(window, house);
    page = window.newPage();
    this.hands = hands.apply(page);
    page.navigate(gateway.resolve(PATH + "?lang=" + language).toString());
    await("start");
  }

  /** Returns the page. */
  Page page() {
    return page;
  }

  /** Returns what the window asked for and got. */
  Traffic traffic() {
    return traffic;
  }

  /** Waits until the screen is about a step. */
  void await(String step) {
    try {
      page.waitForSelector("body[data-step='" + step + "']:has(footer)");
    } catch (TimeoutError e) {
      String seen = page.locator("body").getAttribute("data-step");
      String said = page.locator("main").innerText();
      throw new AssertionError("waited for %s, at %s: %s".formatted(step, seen, said), e);
    }
    page.waitForLoadState();
    screens++;
  }

  /** Waits until the screen is about one of two steps and returns which. */
  String awaitEither(String one, String other) {
    page.waitForSelector(
        "body[data-step='%s']:has(footer), body[data-step='%s']:has(footer)".formatted(one, other));
    return page.locator("body").getAttribute("data-step");
  }

  /** Presses a button and waits for the step that it leads to. */
  void press(String action, String next) {
    hands.press(button(action));
    await(next);
  }

  /** Returns a button. */
  Locator button(String action) {
    return page.locator("[data-action='" + action + "']").first();
  }

  /** Types a ticket's code and reaches the choice. */
  void typeTicket(String code) {
    hands.write(page.locator("#code"), code);
    press("ticket", "choose");
  }

  /** Ticks the box. */
  void tick() {
    hands.tick(page.locator("input[name=agree]"));
  }

  /** Picks where the template is to be kept. */
  void keep(String custody) {
    hands.pick(page.locator("#custody"), custody);
  }

  /** Returns the picture of the pass as the browser gets it. */
  byte[] pass() {
    page.waitForCondition(
        () -> page.locator("#pass").evaluate("e => e.complete && e.naturalWidth > 0").equals(true));
    return window.request().get(gateway.resolve(PATH + "/pass.png").toString()).body();
  }

  /** Returns the status with which the picture of the pass is answered now. */
  int passStatus() {
    return window.request().get(gateway.resolve(PATH + "/pass.png").toString()).status();
  }

  /** Returns the code on the pass with which a person can withdraw elsewhere. */
  String withdrawalCode() {
    return page.locator("[data-withdrawal-code]").innerText();
  }

  /** Returns a file that the screen offers. */
  String file(String name) {
    return window.request().get(gateway.resolve(PATH + "/" + name).toString()).text();
  }

  /** Returns the acts since this was last asked. */
  int takeActs() {
    return hands.takeActs();
  }

  /** Returns the screens since this was last asked. */
  int takeScreens() {
    int taken = screens;
    screens = 0;
    return taken;
  }

  @Override
  public void close() {
    window.close();
  }
}
