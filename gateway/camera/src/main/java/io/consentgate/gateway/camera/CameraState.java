package io.consentgate.gateway.camera;

import java.time.Instant;

/** Whether a camera gives pictures. */
public sealed interface CameraState {

  /**
   * It does.
   *
   * @param since when it began to
   */
  record Alive(Instant since) implements CameraState {}

  /**
   * It does not; it is tried again by itself.
   *
   * @param since when that was noticed
   * @param reason in plain words, without credentials
   */
  record Lost(Instant since, String reason) implements CameraState {}

  /**
   * It is closed on purpose, because nobody needs it.
   *
   * @param since when it was closed
   */
  record Resting(Instant since) implements CameraState {}

  /** Returns since when it is so. */
  Instant since();
}
