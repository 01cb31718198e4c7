package io.consentgate.gateway.camera;

/** Which kind of pictures a source gives. */
public enum SourceKind {
  /** A camera that goes on whether anybody looks or not. */
  LIVE,
  /** A film from a file, played again and again. */
  FILM,
  /** Pictures from a file, drawn up when asked for; the source says that they are still. */
  STILL,
  /** Drawn visitors, drawn up when asked for. */
  SYNTHETIC;

  /** Tells whether the source waits until somebody asks. */
  public boolean isOnDemand() {
    return this == STILL || this == SYNTHETIC;
  }
}
