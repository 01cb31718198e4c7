package io.consentgate.evaluation.clock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that goes like the machine's, and can be set forward from another process through a file:
 * for gateway and authority alike, whose clocks must not be far apart.
 */
public final class TestClock implements InstantSource {

  /** The system property that names the file. */
  static final String PROPERTY = "consentgate.test-clock";

  private final Path file;
  private final InstantSource machine;

  private TestClock(Path file, InstantSource machine) {
    this.file = file;
    this.machine = machine;
  }

  /**
   * Starts a clock at the machine's time.
   *
   * @param file where it is set, made anew
   * @param machine the machine's clock
   */
  public static TestClock start(Path file, InstantSource machine) throws IOException {
    TestClock clock = new TestClock(file, machine);
    clock.write(Duration.ZERO);
    return clock;
  }

  /**
   * Follows a clock that another process sets.
   *
   * @param file where it is set
   * @param machine the machine's clock
   */
  static TestClock follow(Path file, InstantSource machine) {
    return new TestClock(file, machine);
  }

  /** Returns the option of the virtual machine that makes a gateway go by this clock. */
  public String flag() {
    return "-D" + PROPERTY + "=" + file;
  }

  /**
   * Sets the clock forward, for everybody who goes by it.
   *
   * @param target what it is to say now; nothing happens if it says so or later already
   */
  public void reach(Instant target) throws IOException {
    Duration missing = Duration.between(instant(), target);
    if (missing.isPositive()) {
      write(ahead().plus(missing));
    }
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead());
  }

  /** Returns how far it is ahead of the machine's. */
  public Duration ahead() {
    try {
      return Duration.parse(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException("the test's clock cannot be read", e);
    }
  }

  private void write(Duration ahead) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, ahead.toString(), StandardCharsets.US_ASCII);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
