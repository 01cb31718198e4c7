package io.consentgate.evaluation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedHouse.class)
@DisplayName("CN-02, AX-04, AX-06, AX-11: the authority's pages")
final class OfficeIT {

  private static final Duration TOLD = Duration.ofMinutes(1);
  private static final int VISITOR = 2;

  @Test
  @DisplayName("AX-11: a sign-in link is exchanged by a button, by keyboard, and works once")
  void signIn_link_worksOnceAndOnlyByPost(House house) throws Exception {
    String link = house.freshSignInLink().toString();
    try (BrowserContext window = window(house)) {
      Traffic traffic = Traffic.of(window, house);
      Page page = window.newPage();
      page.navigate(link);
      page.reload();
      PageRules.hold(page, "sign-in");
      new KeyboardHands(page).press(page.locator("main form button"));
      page.waitForURL(url -> !url.contains("sign-in"));
      assertThat(page.locator("#issue").count()).isEqualTo(1);
      assertThat(page.url()).doesNotContain("code=");
      assertThat(window.cookies()).hasSize(1);
      traffic.staysAtHome(window.cookies().getFirst().name);
    }
    try (BrowserContext window = window(house)) {
      Page page = window.newPage();
      page.navigate(link);
      page.locator("main form button").click();
      page.waitForSelector("[role=alert]");
      PageRules.hold(page, "sign-in-refused");
      needsSignIn(page, house, "/tickets");
    }
  }

  @Test
  @DisplayName("AX-04, AX-06: tickets are issued by keyboard, and their sheet prints")
  void tickets_issuedByKeyboard_giveASheetWithCodes(House house) {
    Page page = house.office().open("/tickets?lang=en");
    PageRules.holdInBothLanguages(page, "office-tickets");
    KeyboardHands hands = new KeyboardHands(page);
    hands.write(page.locator("input[name=count]"), "4");
    hands.press(page.locator("#issue button"));
    page.waitForSelector("[data-batch]");
    assertThat(page.locator(".ticket").count()).isEqualTo(4);
    assertThat(page.locator(".ticket .code").allInnerTexts()).doesNotHaveDuplicates();
    assertThat(
            page.locator(".ticket img")
                .evaluateAll("all => all.every(i => i.complete && i.naturalWidth > 100)"))
        .isEqualTo(true);
    PageRules.hold(page, "office-sheet");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("header").isVisible()).as("header on paper").isFalse();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  @Test
  @DisplayName("CN-02: consents by pseudonym; withdrawal with the code of the receipt only")
  void consent_withdrawnWithTheCode_isErasedAtTheGateway(House house) throws Exception {
    BackOffice office = house.office();
    String code = enrolled(house);
    assertThat(office.latestConsent()).isEqualTo("GIVEN");
    Page page = office.page();
    String pseudonym = page.locator("tr[data-principal]").first().getAttribute("data-principal");
    PageRules.holdInBothLanguages(page, "office-consents");

    withdraw(page, "AAAA-AAAA-AAAA-AAAA");
    page.waitForSelector(".problem");
    assertThat(office.latestConsent()).isEqualTo("GIVEN");

    withdraw(page, code);
    page.waitForSelector(".done");
    assertThat(page.locator("tr[data-principal]").first().getAttribute("data-principal"))
        .isEqualTo(pseudonym);
    PageRules.hold(page, "office-withdrawn");
    Until.equal("ERASED", TOLD, office::latestConsent);
    assertThat(house.references()).isZero();

    page = office.open("/certificates?lang=en");
    page.locator("input[name=code]").fill(code);
    page.locator("section form button").first().click();
    page.waitForSelector("textarea[name=countersignature]");
    PageRules.hold(page, "office-proof");
    assertThat(page.locator("main dl").innerText())
        .contains("The consent was withdrawn")
        .doesNotContain("sealed-reference-row");
  }

  @Test
  @DisplayName("CN-02, AX-04: what anybody can open: withdrawal by code, proof; and the gateways")
  void pages_withoutAndWithSignIn_keepTheRules(House house) {
    PageRules.holdInBothLanguages(house.office().open("/gateways?lang=en"), "office-gateways");
    assertThat(house.office().page().locator("[data-gateway]").getAttribute("data-gateway"))
        .isEqualTo(House.GATEWAY);
    try (BrowserContext window = window(house)) {
      Page page = window.newPage();
      for (String path : List.of("/withdraw", "/certificates")) {
        page.navigate(house.authority().resolve(path + "?lang=en").toString());
        PageRules.holdInBothLanguages(page, "person" + path.replace('/', '-'));
      }
      for (String path : List.of("/tickets", "/consents", "/gateways")) {
        needsSignIn(page, house, path);
      }
    }
  }

  private static String enrolled(House house) throws Exception {
    String ticket = house.office().ticket().code();
    try (KioskScreen kiosk =
        new KioskScreen(window(house), house, "en", page -> new MouseHands())) {
      kiosk.typeTicket(ticket);
      Flow.enrol(kiosk, house, "SEALED", VISITOR);
      String code = kiosk.withdrawalCode();
      kiosk.press("done", "start");
      return code;
    }
  }

  private static void withdraw(Page page, String code) {
    page.locator("form[action*=withdraw] input[name=code]").fill(code);
    page.locator("form[action*=withdraw] button").click();
  }

  private static void needsSignIn(Page page, House house, String path) {
    page.navigate(house.authority().resolve(path).toString());
    assertThat(page.url()).as("where %s leads", path).contains("/sign-in");
    assertThat(page.locator("table, input").count()).isZero();
  }

  private static BrowserContext window(House house) {
    return house
        .chromium()
        .window(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB"));
  }
}
