package io.consentgate.evaluation.browser;

import com.microsoft.playwright.Locator;

/** How somebody works a page. Every press, tick and choice is one act; writing is part of one. */
abstract class Hands {

  private int acts;

  /** Presses a button or follows a link. */
  final void press(Locator button) {
    acts++;
    doPress(button);
  }

  /** Ticks a box. */
  final void tick(Locator box) {
    acts++;
    doTick(box);
  }

  /** Picks an entry of a list. */
  final void pick(Locator list, String value) {
    acts++;
    doPick(list, value);
  }

  /** Writes into a field. */
  final void write(Locator field, String text) {
    doWrite(field, text);
  }

  /** Returns how many acts it took so far, and starts to count anew. */
  final int takeActs() {
    int taken = acts;
    acts = 0;
    return taken;
  }

  abstract void doPress(Locator button);

  abstract void doTick(Locator box);

  abstract void doPick(Locator list, String value);

  abstract void doWrite(Locator field, String text);
}
