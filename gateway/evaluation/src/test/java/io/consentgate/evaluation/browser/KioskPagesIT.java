package io.consentgate.evaluation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedHouse.class)
@DisplayName("AX-04, AX-07, AX-13: every page of the gateway, both languages, 320 and 1280 px")
final class KioskPagesIT {

  private static final Duration TOLD = Duration.ofMinutes(1);
  private static final int VISITOR = 3;

  @Test
  @DisplayName("AX-04, AX-07: each screen of the kiosk from welcome to certificate")
  void kiosk_eachScreen_keepsTheRules(House house) throws Exception {
    String code = house.office().ticket().code();
    try (KioskScreen kiosk = kiosk(house)) {
      Page page = kiosk.page();
      PageRules.holdInBothLanguages(page, "start");
      kiosk.press("begin", "show-ticket");
      PageRules.holdInBothLanguages(page, "show-ticket");
      kiosk.typeTicket(code);
      PageRules.holdInBothLanguages(page, "choose");
      kiosk.press("face-way", "notice");
      PageRules.holdInBothLanguages(page, "notice");
      kiosk.press("to-consent", "consent");
      PageRules.hold(page, "consent");
      PageRules.speak(page, "zh-Hans");
      // Who changes the language reads the notice in it first.
      kiosk.press("to-consent", "consent");
      PageRules.hold(page, "consent-zh-Hans");
      PageRules.speak(page, "en");
      kiosk.press("to-consent", "consent");
      kiosk.tick();
      kiosk.press("consent", "ready");
      PageRules.holdInBothLanguages(page, "ready");
      kiosk.press("look", "enrolling");
      PageRules.hold(page, "enrolling");
      house.scene().show(VISITOR);
      kiosk.await("confirm");
      PageRules.hold(page, "confirm");
      kiosk.press("confirm", "pass");
      byte[] pass = kiosk.pass();
      house.scene().empty();
      passAndReceipt(kiosk);
      Flow.withdraw(kiosk, house, pass);
      PageRules.holdInBothLanguages(page, "erased");
      kiosk.press("done", "start");
      kiosk.traffic().staysAtHome("cg-kiosk");
    }
  }

  @Test
  @DisplayName("AX-04, AX-07: result, sorry, withdrawal, help, errors, portal, public page")
  void gateway_otherPages_keepTheRules(House house) throws Exception {
    String code = house.office().ticket().code();
    try (KioskScreen kiosk = kiosk(house)) {
      Page page = kiosk.page();
      kiosk.press("withdraw", "withdraw");
      PageRules.holdInBothLanguages(page, "withdraw");
      kiosk.press("cancel", "start");
      kiosk.typeTicket(code);
      kiosk.press("pass-way", "result");
      page.waitForSelector("[data-open=true]");
      PageRules.hold(page, "result");
      for (String path : List.of("/about-this-gate", "/portal/" + House.PORTAL, "/help")) {
        page.navigate(house.gateway().resolve(path + "?lang=en").toString());
        String name = path.equals("/about-this-gate") ? "about" : path.split("/", -1)[1];
        PageRules.holdInBothLanguages(page, name);
      }
      page.navigate(house.gateway().resolve("/nothing-here").toString());
      PageRules.hold(page, "error");
      assertThat(page.locator("main").innerText()).doesNotContain("Exception");
    }
  }

  @Test
  @DisplayName("CN-09, AX-09: consent is undone when nobody is seen, and the screen blames nobody")
  void kiosk_nobodySeen_saysSoAndKeepsNothing(House house) throws Exception {
    String code = house.office().ticket().code();
    int references = house.references();
    try (KioskScreen kiosk = kiosk(house)) {
      kiosk.typeTicket(code);
      Flow.consent(kiosk, "SEALED");
      assertThat(house.office().latestConsent()).isEqualTo("GIVEN");
      kiosk.press("look", "enrolling");
      kiosk.await("sorry");
      PageRules.holdInBothLanguages(kiosk.page(), "sorry");
      assertThat(house.references()).isEqualTo(references);
      Until.equal(false, TOLD, () -> house.office().latestConsent().equals("GIVEN"));
      kiosk.press("pass-way", "result");
      kiosk.page().waitForSelector("[data-open=true]");
    }
  }

  private static void passAndReceipt(KioskScreen kiosk) {
    Page page = kiosk.page();
    PageRules.hold(page, "pass");
    kiosk.press("extend", "pass");
    PageRules.speak(page, "zh-Hans");
    PageRules.hold(page, "pass-zh-Hans");
    PageRules.speak(page, "en");
    kiosk.press("extend", "pass");
    page.locator("main a[href$='/receipt']").click();
    page.waitForSelector("body[data-step=receipt]");
    PageRules.hold(page, "receipt");
    assertThat(page.locator("main").innerText())
        .contains("sealed at this gate", "Nobody")
        .doesNotContain("piiController", "SEALED", "ENTRY_VERIFICATION");
    PageRules.speak(page, "zh-Hans");
    PageRules.hold(page, "receipt-zh-Hans");
    PageRules.speak(page, "en");
    page.locator("main p.bar a").first().click();
    kiosk.await("pass");
    kiosk.press("done", "start");
  }

  private static KioskScreen kiosk(House house) {
    return new KioskScreen(
        house
            .chromium()
            .window(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB")),
        house,
        "en",
        page -> new MouseHands());
  }
}
