package io.consentgate.evaluation.crash;

import java.util.SplittableRandom;

/** What a kill of the complete gateway is aimed at; from there it falls at a random moment. */
enum Aim {
  /** The start. */
  START(0),
  /** Whatever goes on once the portals serve. */
  ANYTHING(5000),
  /** Somebody has just held up a pass to withdraw. */
  WITHDRAWAL(600),
  /** The key ring has just been written anew after a withdrawal. */
  KEY_RING(15),
  /** The gap that {@link Disorder#CERTIFICATE_FIRST} leaves in a withdrawal. */
  GAP(1000);

  private final int millis;

  Aim(int millis) {
    this.millis = millis;
  }

  /** Returns for how many milliseconds from there on a kill may fall; for a start, its length. */
  int millis() {
    return millis;
  }

  /** Tells whether somebody has to withdraw for it. */
  boolean needsWithdrawal() {
    return this == WITHDRAWAL || this == KEY_RING || this == GAP;
  }

  /** Draws one. */
  static Aim draw(SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 15) {
      return START;
    }
    if (dice < 35) {
      return ANYTHING;
    }
    return dice < 60 ? WITHDRAWAL : KEY_RING;
  }
}
