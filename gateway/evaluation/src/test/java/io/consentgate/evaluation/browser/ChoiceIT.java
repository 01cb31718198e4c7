package io.consentgate.evaluation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedHouse.class)
@DisplayName("CN-09, CN-20, CN-30: two ways in, one weight, and a choice that is one's own")
final class ChoiceIT {

  private static final int MOST_VISITORS = 30;

  /** In what the two cards differ: box or any computed style, but for what the words decide. */
  private static final String DIFFERENCES =
      """
      (parts) => parts.flatMap(part => {
        const [one, other] = [...document.querySelectorAll('.way')]
          .map(way => part === '.way' ? way : way.querySelector(part));
        const box = e => e.getBoundingClientRect();
        const found = [];
        if (Math.abs(box(one).width - box(other).width) > 0.5) found.push(part + ' width');
        if ((part === '.way' || part === 'button')
            && Math.abs(box(one).height - box(other).height) > 0.5) found.push(part + ' height');
        const styles = getComputedStyle(one), others = getComputedStyle(other);
        const words = new RegExp('height|block-size|origin|^width$|inline-size'
          + '|^grid-template-rows$|^margin-(top|block-start)$');
        for (const name of styles)
          if (!words.test(name)
              && styles.getPropertyValue(name) !== others.getPropertyValue(name))
            found.push(part + ' ' + name + ': ' + styles.getPropertyValue(name) + ' / '
              + others.getPropertyValue(name));
        return found;
      })
      """;

  private static final List<String> PARTS =
      List.of(".way", "svg", "h2", "dl", "dt", "dd", "button");

  @Test
  @DisplayName("CN-30: both orders occur; cards and buttons are equal in size, font and colours")
  void choice_manyVisitors_bothOrdersWithEqualWeight(House house) throws Exception {
    String code = house.office().ticket().code();
    Set<String> orders = new HashSet<>();
    try (KioskScreen kiosk = kiosk(house)) {
      Page page = kiosk.page();
      for (int i = 0; i < MOST_VISITORS && orders.size() < 2; i++) {
        kiosk.typeTicket(code);
        if (orders.add(page.locator(".ways").getAttribute("data-order"))) {
          equalWeight(page);
          page.reload();
          assertThat(orders).as("kept while deciding").contains(order(page));
        }
        kiosk.press("cancel", "start");
      }
    }
    assertThat(orders).containsExactlyInAnyOrder("pass-first", "face-first");
  }

  @Test
  @DisplayName("CN-09: without a tick of one's own nothing is recorded")
  void consent_withoutTick_recordsNothing(House house) throws Exception {
    BackOffice office = house.office();
    String code = office.ticket().code();
    int before = office.consents().size();
    try (KioskScreen kiosk = kiosk(house)) {
      kiosk.typeTicket(code);
      kiosk.press("face-way", "notice");
      kiosk.press("to-consent", "consent");
      Page page = kiosk.page();
      assertThat(page.locator("input[name=agree]").isChecked()).isFalse();
      kiosk.button("consent").click();
      assertThat(page.locator("input[name=agree]").evaluate("e => e.validity.valueMissing"))
          .as("the browser itself asks for the tick")
          .isEqualTo(true);
      page.locator("input[name=agree]").evaluate("e => e.required = false");
      kiosk.button("consent").click();
      page.waitForSelector("[data-note='consent.needs-tick']");
      kiosk.press("refuse", "choose");
    }
    assertThat(office.consents()).hasSize(before);
  }

  private static void equalWeight(Page page) {
    for (int width : new int[] {1280, 320}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate(DIFFERENCES, PARTS))
          .as("differences at %d px (CN-30)", width)
          .isEqualTo(List.of());
      assertThat(page.locator(".way >> nth=0").locator("dt").allInnerTexts())
          .as("the facts told")
          .isEqualTo(page.locator(".way >> nth=1").locator("dt").allInnerTexts());
    }
    page.setViewportSize(1280, 800);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "kiosk-" + order(page) + ".png")));
  }

  private static String order(Page page) {
    return page.locator(".ways").getAttribute("data-order");
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
