package io.consentgate.evaluation.browser;

import com.microsoft.playwright.Locator;

/** A mouse, and letters at once. */
final class MouseHands extends Hands {

  @Override
  void doPress(Locator button) {
    button.click();
  }

  @Override
  void doTick(Locator box) {
    box.click();
  }

  @Override
  void doPick(Locator list, String value) {
    list.selectOption(value);
  }

  @Override
  void doWrite(Locator field, String text) {
    field.click();
    field.fill(text);
  }
}
