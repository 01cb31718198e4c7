package io.consentgate.evaluation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** What a person does at the kiosk, whatever they do it with. */
final class Flow {

  private static final int TRIES = 3;

  private Flow() {}

  /** From the choice to recorded consent; nothing has been looked at then. */
  static void consent(KioskScreen kiosk, String custody) {
    kiosk.press("face-way", "notice");
    kiosk.press("to-consent", "consent");
    assertThat(kiosk.page().locator("input[name=agree]").isChecked())
        .as("ticked beforehand (CN-09)")
        .isFalse();
    kiosk.keep(custody);
    kiosk.tick();
    kiosk.press("consent", "ready");
  }

  /**
   * From the choice to the pass; whoever was not seen well enough consents and tries again, as the
   * screen offers.
   *
   * @param custody where the template is kept
   * @param seed looks of who stands there
   * @return picture of the pass
   */
  static byte[] enrol(KioskScreen kiosk, House house, String custody, int seed) throws IOException {
    consent(kiosk, custody);
    house.scene().show(seed);
    kiosk.press("look", "enrolling");
    for (int i = 1; i < TRIES && kiosk.awaitEither("confirm", "sorry").equals("sorry"); i++) {
      kiosk.takeActs();
      kiosk.takeScreens();
      consent(kiosk, custody);
      kiosk.press("look", "enrolling");
    }
    kiosk.await("confirm");
    kiosk.press("confirm", "pass");
    byte[] pass = kiosk.pass();
    house.scene().empty();
    return pass;
  }

  /** From the first screen to the certificate, with the pass held up to the lens. */
  static void withdraw(KioskScreen kiosk, House house, byte[] pass) throws IOException {
    kiosk.press("withdraw", "withdraw");
    house.scene().holdUp(pass);
    kiosk.await("erased");
    house.scene().empty();
  }
}
