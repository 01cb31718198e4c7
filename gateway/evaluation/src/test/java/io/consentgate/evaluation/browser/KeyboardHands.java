package io.consentgate.evaluation.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Keyboard alone: Tab, Enter, Space, arrows, letters. Checks at every stop that focus is seen. */
final class KeyboardHands extends Hands {

  private static final int MOST_STOPS = 40;

  /** True if the focused element is drawn with an outline and nothing covers its middle. */
  private static final String FOCUS_IS_SEEN =
      """
      () => {
        const focused = document.activeElement;
        if (!focused || focused === document.body) return 'nothing is focused';
        const style = getComputedStyle(focused);
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
          return 'no outline on ' + focused.outerHTML;
        const box = focused.getBoundingClientRect();
        const x = box.left + box.width / 2, y = box.top + box.height / 2;
        const there = document.elementFromPoint(x, y);
        return there && (focused.contains(there) || there.contains(focused))
          ? '' : 'covered: ' + focused.outerHTML;
      }
      """;

  private final Page page;

  /**
   * Works a page.
   *
   * @param page which
   */
  KeyboardHands(Page page) {
    this.page = page;
  }

  @Override
  void doPress(Locator button) {
    walkTo(button);
    page.keyboard().press("Enter");
  }

  @Override
  void doTick(Locator box) {
    walkTo(box);
    page.keyboard().press("Space");
  }

  @Override
  void doPick(Locator list, String value) {
    walkTo(list);
    page.keyboard().press("Home");
    for (int i = 0; i < MOST_STOPS && !list.inputValue().equals(value); i++) {
      page.keyboard().press("ArrowDown");
    }
    assertThat(list.inputValue()).isEqualTo(value);
  }

  @Override
  void doWrite(Locator field, String text) {
    walkTo(field);
    page.keyboard().type(text);
  }

  private void walkTo(Locator wanted) {
    wanted.waitFor();
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      page.keyboard().press("Tab");
      if (page.evaluate("() => document.activeElement === document.body").equals(true)) {
        continue;
      }
      assertThat(page.evaluate(FOCUS_IS_SEEN)).as("focus (AX-06)").isEqualTo("");
      if (wanted.evaluate("e => e === document.activeElement").equals(true)) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not reach " + wanted);
  }
}
