package io.consentgate.evaluation.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Base64;
import java.util.List;

/** The authority's back office in a browser window of an operator who is signed in. */
final class BackOffice {

  /**
   * A ticket as it is printed.
   *
   * @param code for people to type
   * @param picture the code as a PNG, as the page embeds it
   */
  record Ticket(String code, String picture) {

    /** Returns the picture of the code. */
    byte[] png() {
      return Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1));
    }
  }

  private final Page page;
  private final URI home;

  private BackOffice(Page page, URI home) {
    this.page = page;
    this.home = home;
  }

  /** Signs in with a one-time link. */
  static BackOffice signIn(Chromium chromium, URI home, URI link) {
    BrowserContext window =
        chromium.window(
            new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900));
    Page page = window.newPage();
    page.navigate(link.toString());
    page.locator("main form button").click();
    page.waitForURL(url -> !url.contains("sign-in"));
    return new BackOffice(page, home);
  }

  /** Returns the page. */
  Page page() {
    return page;
  }

  /** Opens one of its pages. */
  Page open(String path) {
    page.navigate(home.resolve(path).toString());
    return page;
  }

  /** Issues tickets for a day and returns the sheet's page. */
  Page issue(int count, int entries) {
    open("/tickets?lang=en");
    page.locator("input[name=count]").fill(Integer.toString(count));
    page.locator("input[name=entries]").fill(Integer.toString(entries));
    page.locator("#issue button").click();
    page.waitForSelector("[data-batch]");
    return page;
  }

  /** Issues one ticket with many entries. */
  Ticket ticket() {
    Locator printed = issue(1, 50).locator(".ticket").first();
    return new Ticket(
        printed.locator(".code").innerText(), printed.locator("img").getAttribute("src"));
  }

  /** Returns the states of all consents, the latest first. */
  List<String> consents() {
    return open("/consents?lang=en").locator("tr[data-state]").all().stream()
        .map(row -> row.getAttribute("data-state"))
        .toList();
  }

  /** Returns the state of the latest consent; empty if there is none. */
  String latestConsent() {
    List<String> all = consents();
    return all.isEmpty() ? "" : all.getFirst();
  }
}
