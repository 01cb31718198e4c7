package io.consentgate.evaluation.browser;

import com.microsoft.playwright.Locator;

/** Fingers on a screen. */
final class TouchHands extends Hands {

  @Override
  void doPress(Locator button) {
    button.tap();
  }

  @Override
  void doTick(Locator box) {
    box.tap();
  }

  @Override
  void doPick(Locator list, String value) {
    list.selectOption(value);
  }

  @Override
  void doWrite(Locator field, String text) {
    field.tap();
    field.fill(text);
  }
}
