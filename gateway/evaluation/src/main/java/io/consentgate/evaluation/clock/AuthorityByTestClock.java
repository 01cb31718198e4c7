package io.consentgate.evaluation.clock;

import io.consentgate.authority.Main;
import java.nio.file.Path;
import java.time.InstantSource;

/** Starts the authority by a {@link TestClock}. */
public final class AuthorityByTestClock {

  private AuthorityByTestClock() {}

  /** Runs the authority with its own options. */
  public static void main(String[] arguments) {
    Path file = Path.of(System.getProperty(TestClock.PROPERTY, ""));
    System.exit(Main.run(TestClock.follow(file, InstantSource.system()), arguments));
  }
}
