package io.consentgate.gateway.camera.visitor;

/**
 * One drawn visitor: the same seed is the same face.
 *
 * <p>This proves function, not accuracy: it shows that consent, camera, comparison and door work
 * together, and nothing about how well people are told apart.
 */
public final class SyntheticVisitor {

  private final long seed;
  private final Drawing portrait;

  /**
   * Draws a visitor.
   *
   * @param seed tells visitors apart
   */
  public SyntheticVisitor(long seed) {
    this.seed = seed;
    portrait = Drawing.of(Portrait.of(new VisitorTraits(seed)));
  }

  /** Returns which visitor it is. */
  public long seed() {
    return seed;
  }

  void drawOn(Canvas canvas, Stance stance) {
    canvas.drawVisitor(portrait, stance);
  }
}
