package io.consentgate.evaluation.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.evaluation.demo.Browser;
import io.consentgate.evaluation.demo.Kiosk;
import io.consentgate.evaluation.demo.Patience;
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

  private static final Duration ONE_TRY = Duration.ofSeconds(20);
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
   * Walks somebody through consent and enrolment.
   *
   * @param ticket picture of the code
   * @param picture who stands there
   * @return picture of the pass, or nothing if the camera found no face that it could use
   */
  Optional<byte[]> enrol(byte[] ticket, Path picture) throws Exception {
    kiosk.showTicket(ticket, SceneFile.View.picture(picture));
    kiosk.consent("SEALED");
    kiosk.press("look");
    JsonNode after = kiosk.awaitStep("confirm", "sorry");
    if (after.path("step").asText().equals("confirm")) {
      byte[] pass = kiosk.confirm();
      kiosk.done();
      return Optional.of(pass);
    }
    String note = after.path("note").asText();
    kiosk.press("cancel");
    scene.empty();
    if (!NOT_ACQUIRED.contains(note)) {
      throw new IllegalStateException("an enrolment broke off: " + note);
    }
    return Optional.empty();
  }

  /**
   * Holds a pass up to the reader and waits for the portal's answer.
   *
   * @param pass picture of its code
   * @param picture who stands there
   */
  Answer present(byte[] pass, Path picture) throws Exception {
    if (Arrays.equals(pass, latest)) {
      lookAway();
    }
    latest = pass.clone();
    long before = number(state());
    scene.holdUp(pass, SceneFile.View.picture(picture));
    JsonNode state =
        Patience.await(
            "the portal's answer", ONE_TRY, PAUSE, this::state, now -> number(now) > before);
    return Answer.of(state.path("reason").asText());
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
