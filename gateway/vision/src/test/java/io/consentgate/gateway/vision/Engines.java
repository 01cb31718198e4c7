package io.consentgate.gateway.vision;

import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;

/** Model sets for tests. */
final class Engines {

  private Engines() {}

  /** Loads a set by name; skips the test where its files are missing. */
  static FaceEngine load(String set) throws ModelException {
    return FaceEngine.load(
        Catalogue.shipped().set(set),
        set.equals("bundled") ? null : Shared.models(),
        FaceEngine.DEFAULT_THREADS);
  }
}
