package io.consentgate.evaluation.pad;

import java.util.regex.Pattern;

/**
 * A kind of presentation: an attack species, or faces themselves.
 *
 * @param name lower-case words with dashes; bona fide ones begin with {@code bona-fide}
 * @param isSimulated whether its presentations were made by {@link Simulation}
 * @param isHeldBack whether no layer was designed by looking at it
 */
record Species(String name, boolean isSimulated, boolean isHeldBack) {

  /** The bona fide presentations by which thresholds are chosen. */
  static final String BONA_FIDE = "bona-fide";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Returns a species of pictures that somebody took. */
  static Species real(String name) {
    return new Species(name, false, false);
  }

  /** Returns a species that is simulated. */
  static Species simulated(Kind kind) {
    return new Species(kind.species(), true, kind.isHeldBack());
  }

  /** Tells whether a name is one. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Tells whether it shows faces themselves. */
  boolean isBonaFide() {
    return name.equals(BONA_FIDE) || name.startsWith(BONA_FIDE + "-");
  }

  /** Tells whether thresholds are chosen by half of it. */
  boolean chooses() {
    return name.equals(BONA_FIDE);
  }
}
