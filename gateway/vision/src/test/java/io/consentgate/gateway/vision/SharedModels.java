package io.consentgate.gateway.vision;

import java.nio.file.Path;

/** The folder of models that never ship, for tests of packages below. */
public final class SharedModels {

  private SharedModels() {}

  /** Returns it; skips the test where it is missing. */
  public static Path folder() {
    return Shared.models();
  }
}
