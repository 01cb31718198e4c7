package io.consentgate.gateway.camera;

import io.consentgate.contract.grant.Purpose;
import java.time.Duration;

/** What the lens may do at this moment, for everybody to see. */
public sealed interface LensState {

  /** The device is not even open. */
  record Closed() implements LensState {}

  /** Pictures go to the code reader only. */
  record LookingForCodes() implements LensState {}

  /**
   * Pictures may be searched for a face.
   *
   * @param purpose what the person who stands there agreed to
   * @param left longest that it can still last
   */
  record LookingForAFace(Purpose purpose, Duration left) implements LensState {}
}
