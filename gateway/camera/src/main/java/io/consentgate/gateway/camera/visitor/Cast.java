package io.consentgate.gateway.camera.visitor;

import java.util.List;

/**
 * Visitors for demonstrations and tests: every model set that ships finds each of them and tells
 * them apart at its own threshold.
 *
 * <p>They were chosen for that among many drawn ones. This proves function, not accuracy: it says
 * nothing about how well a set tells people apart.
 */
public final class Cast {

  private static final List<Long> SEEDS =
      List.of(7L, 11L, 17L, 30L, 35L, 37L, 50L, 60L, 64L, 74L, 78L, 81L, 128L);

  private Cast() {}

  /** Returns the seeds of all visitors, at least ten. */
  public static List<Long> seeds() {
    return SEEDS;
  }
}
