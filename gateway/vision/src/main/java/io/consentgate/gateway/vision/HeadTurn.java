package io.consentgate.gateway.vision;

import io.consentgate.gateway.biometric.CaptureGuide.Hint;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A turn of the head that somebody is asked for (ISO/IEC 30107-1: challenge-response), to a side
 * drawn by chance. A flat picture that is turned gets narrower, but its nose stays between its
 * eyes.
 */
public final class HeadTurn {

  /** From the asking on; then it is the other lane's turn. */
  static final Duration WINDOW = Duration.ofSeconds(4);

  /**
   * Degrees by which the head has to be turned farther to the side than before. By geometry a flat
   * picture that is held at up to 45 degrees, one way and then another, seems to turn by less.
   */
  public static final double LEAST_DEGREES = 15;

  /**
   * The side, as the person has it; a nose that points to one's own left is right in the picture.
   */
  public enum Side {
    /** One's own left. */
    LEFT(1, Hint.TURN_LEFT),
    /** One's own right. */
    RIGHT(-1, Hint.TURN_RIGHT);

    private final int sign;
    private final Hint hint;

    Side(int sign, Hint hint) {
      this.sign = sign;
      this.hint = hint;
    }

    /** Draws one. */
    public static Side drawn(RandomGenerator random) {
      return random.nextBoolean() ? LEFT : RIGHT;
    }
  }

  private final Side side;
  private final double aheadDegrees;

  /**
   * Asks for a side.
   *
   * @param side which
   * @param aheadDegrees how far the head is turned now
   */
  HeadTurn(Side side, double aheadDegrees) {
    this.side = side;
    this.aheadDegrees = aheadDegrees;
  }

  /**
   * Draws a side.
   *
   * @param random draws it; nobody is to know it before
   * @param aheadDegrees how far the head is turned now
   */
  static HeadTurn draw(RandomGenerator random, double aheadDegrees) {
    return new HeadTurn(Side.drawn(random), aheadDegrees);
  }

  /** Returns what to ask for. */
  Hint hint() {
    return side.hint;
  }

  /** Tells whether a head is turned as was asked. */
  boolean isMade(HeadPose pose) {
    return degreesMade(pose) >= LEAST_DEGREES;
  }

  /** Returns by how many degrees a head is turned farther to the side than before. */
  double degreesMade(HeadPose pose) {
    return side.sign * (pose.turnDegrees() - aheadDegrees);
  }
}
