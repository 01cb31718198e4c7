package io.consentgate.evaluation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedHouse.class)
@DisplayName("CN-02, CN-03, CN-09, AX-02, AX-06: the whole kiosk by keyboard alone")
final class KioskByKeyboardIT {

  private static final Duration TOLD = Duration.ofMinutes(1);
  private static final int VISITOR = 1;

  @Test
  @DisplayName(
      "CN-02, CN-09, AX-06: consents, enrols, gets pass and receipt, and withdraws by pass")
  void kiosk_keyboardAlone_consentsEnrolsAndWithdraws(House house) throws Exception {
    BackOffice office = house.office();
    BackOffice.Ticket ticket = office.ticket();
    int before = office.consents().size();
    int releases = house.releases();
    try (KioskScreen kiosk = kiosk(house)) {
      kiosk.typeTicket(ticket.code());
      assertThat(office.consents()).hasSize(before);
      byte[] pass = Flow.enrol(kiosk, house, "SEALED", VISITOR);
      assertThat(office.latestConsent()).isEqualTo("GIVEN");
      assertThat(kiosk.withdrawalCode()).isNotBlank();
      assertThat(kiosk.file("receipt.jws").strip().split("\\.", -1)).hasSize(3);
      assertThat(house.references()).isEqualTo(1);
      int actsToConsent = kiosk.takeActs();
      int screensToConsent = kiosk.takeScreens();
      kiosk.press("done", "start");
      assertThat(kiosk.passStatus()).as("the pass after it was cleared").isEqualTo(404);
      kiosk.takeActs();
      kiosk.takeScreens();

      long searches = house.faceSearches();
      Flow.withdraw(kiosk, house, pass);
      assertThat(house.faceSearches()).as("searches for a face to withdraw").isEqualTo(searches);
      assertThat(house.references()).isZero();
      assertThat(kiosk.file("certificate.jws").strip().split("\\.", -1)).hasSize(3);
      Until.equal("ERASED", TOLD, office::latestConsent);
      assertThat(kiosk.takeActs()).as("acts to withdraw").isLessThanOrEqualTo(actsToConsent);
      assertThat(kiosk.takeScreens()).isLessThanOrEqualTo(screensToConsent);
      kiosk.press("done", "start");

      kiosk.typeTicket(ticket.code());
      kiosk.press("pass-way", "result");
      kiosk.page().waitForSelector("[data-open=true]");
      assertThat(house.releases()).as("the ticket is as good as before").isEqualTo(releases + 1);
      kiosk.traffic().staysAtHome("cg-kiosk");
    }
  }

  private static KioskScreen kiosk(House house) {
    return new KioskScreen(
        house
            .chromium()
            .window(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB")),
        house,
        "en",
        KeyboardHands::new);
  }
}
