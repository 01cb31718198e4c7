package io.consentgate.evaluation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The reader at a portal: what is held up to it, what its screen says, whether it opened. */
public final class Doorway {

  private static final Duration ONE_TRY = Duration.ofSeconds(15);
  private static final Duration OUT_OF_VIEW = Duration.ofMillis(2200);
  private static final int TRIES = 3;

  /**
   * What became of one presentation.
   *
   * @param reason what the portal's screen says, as a stable word
   * @param releases how many times the portal was released meanwhile, by its own log
   */
  public record Outcome(String reason, int releases) {}

  private final Browser browser;
  private final SceneFile scene;
  private final String screen;
  private final Path log;
  private byte[] latest = {};

  /**
   * Stands before a portal.
   *
   * @param browser for the screen at the portal
   * @param scene what is before the lens
   * @param portal its name
   * @param log where a {@code log:} portal notes each release
   */
  public Doorway(Browser browser, SceneFile scene, String portal, Path log) {
    this.browser = browser;
    this.scene = scene;
    screen = "/portal/" + portal + "/state.json";
    this.log = log;
  }

  /** Returns how many times the portal has been released so far. */
  public int releases() throws IOException {
    return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.US_ASCII).size() : 0;
  }

  /**
   * Holds a code up to the lens until the portal's screen says something new, and takes it away.
   *
   * @param code picture of a pass or ticket
   * @param visitors who is in view
   */
  public Outcome present(byte[] code, int... visitors) throws Exception {
    Outcome outcome = hold(code, visitors);
    scene.empty();
    return outcome;
  }

  /**
   * Holds a code up to the lens until the portal's screen says something new, and goes on holding
   * it; like anybody whose code was not noticed, takes it away and tries again.
   *
   * @param code picture of a pass or ticket
   * @param visitors who is in view
   */
  Outcome hold(byte[] code, int... visitors) throws Exception {
    int releasesBefore = releases();
    long before = number(state());
    if (Arrays.equals(code, latest)) {
      lookAway();
    }
    latest = code.clone();
    for (int i = 1; ; i++) {
      scene.holdUp(code, visitors);
      try {
        JsonNode state =
            Patience.await(
                "the portal's answer", ONE_TRY, this::state, now -> number(now) > before);
        return new Outcome(state.path("reason").asText(), releases() - releasesBefore);
      } catch (IllegalStateException e) {
        if (i == TRIES) {
          throw e;
        }
        lookAway();
      }
    }
  }

  /** A reader takes a code once; for it to count again it must have been out of view. */
  void lookAway() throws IOException, InterruptedException {
    scene.empty();
    Thread.sleep(OUT_OF_VIEW);
  }

  private JsonNode state() throws IOException, InterruptedException {
    return browser.json(screen);
  }

  private static long number(JsonNode state) {
    return state.path("number").asLong();
  }
}
