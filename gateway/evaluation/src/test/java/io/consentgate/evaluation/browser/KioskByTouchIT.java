package io.consentgate.evaluation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedHouse.class)
@DisplayName("CN-02, CN-03, CN-09, AX-13: the kiosk by touch, in Chinese")
final class KioskByTouchIT {

  private static final Duration TOLD = Duration.ofMinutes(1);
  private static final int VISITOR = 2;

  @Test
  @DisplayName("CN-02, CN-09: ticket to the lens, pass that carries the template, withdrawal")
  void kiosk_touchInChinese_consentsEnrolsAndWithdraws(House house) throws Exception {
    BackOffice office = house.office();
    BackOffice.Ticket ticket = office.ticket();
    try (KioskScreen kiosk = kiosk(house)) {
      kiosk.press("begin", "show-ticket");
      house.scene().holdUp(ticket.png());
      kiosk.await("choose");
      house.scene().empty();
      byte[] pass = Flow.enrol(kiosk, house, "CARRIED", VISITOR);
      assertThat(office.latestConsent()).isEqualTo("GIVEN");
      assertThat(kiosk.page().locator("html").getAttribute("lang")).isEqualTo("zh-Hans");
      assertThat(kiosk.page().locator(".pass").innerText()).contains("年").doesNotContain("Pass");
      assertThat(kiosk.page().locator("[data-grant-custody=CARRIED]").count()).isEqualTo(1);
      kiosk.press("done", "start");
      kiosk.page().goBack();
      kiosk.await("start");
      assertThat(kiosk.page().locator("#pass").count()).as("the pass, going back").isZero();

      Flow.withdraw(kiosk, house, pass);
      assertThat(house.references()).isZero();
      Until.equal("ERASED", TOLD, office::latestConsent);
      kiosk.traffic().staysAtHome("cg-kiosk");
    }
  }

  @Test
  @DisplayName("CN-03: refusing leaves no record anywhere, and the same ticket opens the same door")
  void kiosk_refusing_opensWithTheTicketAndRecordsNothing(House house) throws Exception {
    BackOffice office = house.office();
    BackOffice.Ticket ticket = office.ticket();
    int before = office.consents().size();
    int releases = house.releases();
    int references = house.references();
    long searches = house.faceSearches();
    try (KioskScreen kiosk = kiosk(house)) {
      kiosk.typeTicket(ticket.code());
      kiosk.press("face-way", "notice");
      kiosk.press("to-consent", "consent");
      kiosk.press("refuse", "choose");
      kiosk.press("pass-way", "result");
      kiosk.page().waitForSelector("[data-open=true]");
      assertThat(house.releases()).isEqualTo(releases + 1);
      kiosk.press("done", "start");
    }
    assertThat(office.consents()).hasSize(before);
    assertThat(house.references()).isEqualTo(references);
    assertThat(house.faceSearches()).isEqualTo(searches);
  }

  private static KioskScreen kiosk(House house) {
    return new KioskScreen(
        house
            .chromium()
            .window(
                new Browser.NewContextOptions()
                    .setViewportSize(1080, 1200)
                    .setHasTouch(true)
                    .setLocale("zh-CN")),
        house,
        "zh-Hans",
        page -> new TouchHands());
  }
}
