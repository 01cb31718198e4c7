package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.gateway.vision.HeadTurn;
import org.jspecify.annotations.Nullable;

/**
 * One presentation to be made.
 *
 * @param picture the picture, the film or the folder with frames, whose it is, and a group
 * @param species what it is
 * @param kind what the simulation makes of the picture; null to show it as it is
 * @param asked the side to which a film's person was asked to turn the head, after its first
 *     {@value Simulation#FRAMES} frames; null if nobody was
 */
record Presentation(
    LabelledPicture picture, Species species, @Nullable Kind kind, HeadTurn.@Nullable Side asked) {

  /** Returns a picture that somebody took, or a film in which nothing was asked for. */
  static Presentation real(LabelledPicture picture, Species species) {
    return new Presentation(picture, species, null, null);
  }

  /** Returns what the simulation makes of a picture. */
  static Presentation simulated(LabelledPicture picture, Kind kind) {
    return new Presentation(picture, Species.simulated(kind), kind, null);
  }

  /** Tells whether a turn of the head is asked for in it: of simulated attacks always. */
  boolean isAsked() {
    return asked != null || (kind != null && kind != Kind.BONA_FIDE);
  }
}
