package io.consentgate.evaluation.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Somebody at the kiosk: reads the screen, presses buttons, holds codes up to the lens. */
public final class Kiosk implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final int TRIES = 4;

  /** Longer than a picture taken before counts as showing what is in view. */
  private static final Duration OUT_OF_VIEW = Duration.ofMillis(700);

  private final Browser browser;
  private final SceneFile scene;
  private final String base;

  /**
   * Walks up to a kiosk.
   *
   * @param browser the kiosk's screen
   * @param scene what stands before the lens
   * @param portal where the kiosk stands
   */
  public Kiosk(Browser browser, SceneFile scene, String portal) {
    this.browser = browser;
    this.scene = scene;
    base = "/kiosk/" + portal;
  }

  /** Returns what the screen is about, in stable words. */
  JsonNode state() throws IOException, InterruptedException {
    return browser.json(base + "/state.json");
  }

  /** Returns the name of the step that the screen is about. */
  String step() throws IOException, InterruptedException {
    return state().path("step").asText();
  }

  /** Presses a button that needs no further input. */
  public Page press(String action) throws IOException, InterruptedException {
    return press(action, Map.of());
  }

  /**
   * Presses a button, and sees the page that follows.
   *
   * @param action its name
   * @param input what was filled in
   */
  Page press(String action, Map<String, String> input) throws IOException, InterruptedException {
    Map<String, String> fields = new HashMap<>(input);
    fields.put("token", state().path("token").asText());
    return browser.submit(base + "/" + action, fields).ok();
  }

  /**
   * Waits for one of several steps.
   *
   * @return the state then
   */
  public JsonNode awaitStep(String... names) throws Exception {
    List<String> wanted = Arrays.asList(names);
    return Patience.await(
        "kiosk step " + wanted,
        PATIENCE,
        this::state,
        state -> wanted.contains(state.path("step").asText()));
  }

  /**
   * Shows a ticket to the lens and waits for the choice of ways in.
   *
   * @param ticket its picture
   * @param visitor who stands there
   */
  void showTicket(byte[] ticket, int visitor) throws Exception {
    showTicket(ticket, SceneFile.View.visitors(visitor));
  }

  /**
   * Shows a ticket to the lens and waits for the choice of ways in. One that has not come to the
   * gateway yet is taken away and shown again.
   *
   * @param ticket its picture
   * @param view who stands there
   */
  public void showTicket(byte[] ticket, SceneFile.View view) throws Exception {
    for (int i = 1; ; i++) {
      stepAside();
      press("begin");
      awaitStep("show-ticket");
      scene.holdUp(ticket, view);
      JsonNode seen =
          Patience.await(
              "the answer to a ticket",
              PATIENCE,
              this::state,
              state ->
                  state.path("step").asText().equals("choose")
                      || !state.path("note").asText().isEmpty());
      scene.show(view);
      if (seen.path("step").asText().equals("choose")) {
        return;
      }
      if (i == TRIES) {
        throw new IllegalStateException("no choice: " + seen.path("note").asText());
      }
      press("cancel");
      Thread.sleep(AGAIN);
    }
  }

  /**
   * Types a ticket and waits for the choice of ways in. One that has not come to the gateway yet is
   * typed again.
   *
   * @param code as printed
   */
  public void typeTicket(String code) throws Exception {
    Patience.await(
        "the choice after a typed ticket",
        PATIENCE,
        () -> {
          press("ticket", Map.of("code", code));
          return step();
        },
        "choose"::equals);
  }

  /** Chooses the way in without a face, and returns what the screen says then. */
  JsonNode choosePassWay() throws Exception {
    press("pass-way");
    JsonNode result =
        Patience.await(
            "the result at the kiosk",
            PATIENCE,
            this::state,
            state ->
                state.path("step").asText().equals("result")
                    && !state.path("reason").asText().equals("wait"));
    press("done");
    return result;
  }

  /**
   * Reads the notice and consents.
   *
   * @param custody where the sealed reference is to lie
   */
  public void consent(String custody) throws Exception {
    press("face-way");
    awaitStep("notice");
    press("to-consent");
    String until = awaitStep("consent").path("ends").path(0).asText();
    press("consent", Map.of("custody", custody, "until", until, "agree", "yes"));
    JsonNode after =
        Patience.await(
            "the answer to a consent",
            PATIENCE,
            this::state,
            state ->
                !state.path("step").asText().equals("consent")
                    || !state.path("note").asText().isEmpty());
    if (!after.path("step").asText().equals("ready")) {
      throw new IllegalStateException("no consent: " + after.path("note").asText());
    }
  }

  /** Lets the camera look until it waits for the person's word. */
  void look() throws Exception {
    look(_ -> {});
  }

  /**
   * Looks into the camera.
   *
   * @param visitor is told each hint on the screen, as a stable word
   */
  void look(Consumer<String> visitor) throws Exception {
    press("look");
    JsonNode after =
        Patience.await(
            "the end of a look",
            PATIENCE,
            () -> {
              JsonNode state = state();
              visitor.accept(state.path("hint").asText());
              return state;
            },
            state -> List.of("confirm", "sorry").contains(state.path("step").asText()));
    if (!after.path("step").asText().equals("confirm")) {
      throw new IllegalStateException("no enrolment: " + after.path("note").asText());
    }
  }

  /**
   * Consents, looks into the camera and confirms. Where a slow machine let the time run out, the
   * face is chosen once more.
   *
   * @param custody where the sealed reference is to lie
   * @return a picture of the pass
   */
  public byte[] enrol(String custody) throws Exception {
    for (int i = 1; ; i++) {
      consent(custody);
      press("look");
      JsonNode after = awaitStep("confirm", "sorry");
      if (after.path("step").asText().equals("confirm")) {
        return confirm();
      }
      if (i == TRIES) {
        throw new IllegalStateException("no enrolment: " + after.path("note").asText());
      }
    }
  }

  /**
   * Confirms what was captured.
   *
   * @return a picture of the pass
   */
  public byte[] confirm() throws Exception {
    press("confirm");
    String picture = awaitStep("pass").path("pass_image").asText();
    return browser.picture(picture);
  }

  /** Returns the signed receipt while the pass is shown. */
  public String receipt() throws IOException, InterruptedException {
    return browser.open(base + "/receipt.jws").ok().body().strip();
  }

  /** Leaves the screen for the next person. */
  public void done() throws IOException, InterruptedException {
    press("done");
    scene.empty();
  }

  /**
   * Withdraws by pass.
   *
   * @param pass its picture
   * @return the signed erasure certificate
   */
  String withdraw(byte[] pass) throws Exception {
    return withdraw(pass, () -> {});
  }

  /**
   * Withdraws by pass.
   *
   * @param pass its picture
   * @param now is called at the moment at which it is held up
   * @return the signed erasure certificate
   */
  public String withdraw(byte[] pass, Runnable now) throws Exception {
    stepAside();
    press("withdraw");
    awaitStep("withdraw");
    now.run();
    scene.holdUp(pass);
    String address = awaitStep("erased").path("certificate").asText();
    String certificate = browser.open(address).ok().body().strip();
    done();
    return certificate;
  }

  /** Whoever held up a code a moment ago is gone before the kiosk asks for the next one. */
  private void stepAside() throws IOException, InterruptedException {
    scene.empty();
    Thread.sleep(OUT_OF_VIEW);
  }

  @Override
  public void close() {
    browser.close();
  }
}
