package io.consentgate.models;

/** Where a model file comes from. */
public enum Origin {
  /** It ships inside this jar. */
  BUNDLED,
  /** The operator put it into the model folder. */
  FOLDER;

  /** Tells whether it comes with the programs. */
  public boolean ships() {
    return this != FOLDER;
  }
}
