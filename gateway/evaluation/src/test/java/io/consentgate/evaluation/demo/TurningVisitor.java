package io.consentgate.evaluation.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** A drawn visitor who turns the head when a screen asks for it. */
final class TurningVisitor implements Consumer<String> {

  private final SceneFile scene;
  private final int seed;
  private final double share;
  private String heard = "";

  /**
   * Stands before the lens.
   *
   * @param scene what the lens sees
   * @param seed who it is
   * @param share how far the head is turned, 0 to 1; less than 0 the other way
   */
  TurningVisitor(SceneFile scene, int seed, double share) {
    this.scene = scene;
    this.seed = seed;
    this.share = share;
  }

  @Override
  public void accept(String hint) {
    if (hint.equals(heard) || !hint.startsWith("TURN_")) {
      return;
    }
    heard = hint;
    try {
      scene.turn(SceneFile.View.visitors(seed), hint.equals("TURN_LEFT") ? share : -share);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
