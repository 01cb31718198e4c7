package io.consentgate.evaluation.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.evaluation.demo.Browser;
import io.consentgate.evaluation.demo.Kiosk;
import io.consentgate.evaluation.demo.SceneFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** One portal with its kiosk, reader and screen, and whoever stands there. Used by one thread. */
final class Station implements AutoCloseable {

  /** The reader never noticed the code. */
  static final String NOT_READ = "CODE_NOT_READ";

  private static final int TRIES = 3;
  private static final Duration ONE_TRY = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(40);

  /** A reader takes a code once; for it to count again it must have been out of view. */
  private static final Duration OUT_OF_VIEW = Duration.ofMillis(2200);

  private static final Set<String> NOT_ACQUIRED =
      Set.of("enrolment.NO_USABLE_FACE", "enrolment.SEVERAL_FACES");

  private final Browser browser;
  private final SceneFile scene;
  private final Kiosk kiosk;
  private final String screen;
  private byte[] latest = {};

  /**
   * Walks up to a portal.
   *
   * @param gateway its address
   * @param portal the portal's name
   * @param scene what its camera shows
   */
  Station(URI gateway, String portal, SceneFile scene) {
    browser = new Browser(gateway);
    this.scene = scene;
    kiosk = new Kiosk(browser, scene, portal);
    screen = "/portal/" + portal + "/state.json";
  }

  /**
   * Walks somebody through consent and enrolment. Where a slow machine let the time run out, they
   * choose once more.
   *
   * @param ticket picture of the code
   * @param picture who stands there
   * @return picture of the pass, or nothing if the camera found no face that it could use
   */
  Optional<byte[]> enrol(byte[] ticket, Path picture) throws Exception {
    kiosk.showTicket(ticket, SceneFile.View.picture(picture));
    for (int i = 1; ; i++) {
      kiosk.consent("SEALED");
      kiosk.press("look");
      JsonNode after = kiosk.awaitStep("confirm", "sorry");
      if (after.path("step").asText().equals("confirm")) {
        byte[] pass = kiosk.confirm();
        kiosk.done();
        return Optional.of(pass);
      }
      String note = after.path("note").asText();
      if (NOT_ACQUIRED.contains(note)) {
        kiosk.press("cancel");
        scene.empty();
        return Optional.empty();
      }
      if (i == TRIES) {
        throw new IllegalStateException("an enrolment broke off: " + note);
      }
    }
  }

  /**
   * Holds a pass up to the reader and waits for the portal's answer; like anybody whose code was
   * not noticed, takes it away and tries again.
   *
   * @param pass picture of its code
   * @param picture who stands there
   * @return the stable word of the portal's screen, or {@link #NOT_READ}
   */
  String present(byte[] pass, Path picture) throws Exception {
    if (Arrays.equals(pass, latest)) {
      lookAway();
    }
    latest = pass.clone();
    long before = number(state());
    for (int i = 0; i < TRIES; i++) {
      scene.holdUp(pass, SceneFile.View.picture(picture));
      Optional<JsonNode> answer = awaitAnswer(before);
      if (answer.isPresent()) {
        return answer.get().path("reason").asText();
      }
      lookAway();
    }
    return NOT_READ;
  }

  private Optional<JsonNode> awaitAnswer(long before) throws Exception {
    long end = System.nanoTime() + ONE_TRY.toNanos();
    while (System.nanoTime() < end) {
      JsonNode state = state();
      if (number(state) > before) {
        return Optional.of(state);
      }
      Thread.sleep(PAUSE);
    }
    return Optional.empty();
  }

  /** Leaves nobody in view. */
  void empty() throws IOException {
    scene.empty();
  }

  private void lookAway() throws IOException, InterruptedException {
    scene.empty();
    Thread.sleep(OUT_OF_VIEW);
  }

  private JsonNode state() throws IOException, InterruptedException {
    return browser.json(screen);
  }

  private static long number(JsonNode state) {
    return state.path("number").asLong();
  }

  @Override
  public void close() {
    browser.close();
  }
}
