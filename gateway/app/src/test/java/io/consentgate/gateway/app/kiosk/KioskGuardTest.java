package io.consentgate.gateway.app.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.app.portal.ServedPortals;
import io.consentgate.gateway.app.testing.GateUnderTest;
import io.consentgate.gateway.app.testing.Walker;
import io.consentgate.gateway.biometric.CaptureGuide;
import io.consentgate.gateway.biometric.CaptureGuide.Hint;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kiosk's pages let nobody do, and how they say so. */
class KioskGuardTest {

  @TempDir private static Path folder;
  private static GateUnderTest gate;

  @BeforeAll
  static void start() throws Exception {
    gate = new GateUnderTest(folder);
  }

  @AfterAll
  static void end() {
    gate.close();
  }

  @Test
  void post_withoutToken_isForbidden() throws Exception {
    try (Walker walker = new Walker(gate.address())) {
      walker.state();

      HttpResponse<String> answer = walker.post("/kiosk/main/begin", Map.of("x", "y"));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("<html").doesNotContain("\tat ");
      assertThat(walker.state().get("step")).isEqualTo("start");
    }
  }

  /** The second is on this machine, where the framework by itself refuses nobody. */
  @ParameterizedTest
  @CsvSource({
    "Origin, http://elsewhere.example",
    "Origin, http://127.0.0.1:1",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void post_fromElsewhere_isForbidden(String header, String value) throws Exception {
    try (Walker walker = new Walker(gate.address())) {
      String token = String.valueOf(walker.state().get("token"));

      HttpResponse<String> answer =
          walker.post("/kiosk/main/begin", Map.of("token", token), header, value);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(walker.state()).containsEntry("step", "start");
    }
  }

  @Test
  void page_unknownPortal_isNotFoundInWords() throws Exception {
    try (Walker walker = new Walker(gate.address())) {
      HttpResponse<String> answer = walker.get("/kiosk/nowhere");

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("<h1");
    }
  }

  @Test
  @DisplayName("Every answer is strict: nothing from elsewhere, nothing kept")
  void headers_onEveryAnswer() throws Exception {
    try (Walker walker = new Walker(gate.address())) {
      for (String path :
          new String[] {"/kiosk/main", "/about-this-gate", "/nowhere", "/portal/main"}) {
        HttpResponse<String> answer = walker.get(path);
        assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .as(path)
            .contains("default-src 'none'");
      }
    }
  }

  @Test
  @DisplayName("AX-13: every page speaks Chinese when asked to")
  void pages_inChinese_sayTheirLanguage() throws Exception {
    try (Walker walker = new Walker(gate.address())) {
      for (String path :
          new String[] {"/kiosk/main", "/about-this-gate", "/portal/main", "/help"}) {
        assertThat(walker.get(path + "?lang=zh-Hans").body()).as(path).contains("lang=\"zh-Hans\"");
      }
    }
  }

  @Test
  @DisplayName("CN-30: both ways in weigh the same and their order is kept while they decide")
  void choose_twoEqualCards_inAKeptOrder() throws Exception {
    try (Walker walker = new Walker(gate.address())) {
      walker.press("ticket", "code", gate.authority().ticket(1).printed());
      walker.await("choose");

      String page = walker.get("/kiosk/main").body();
      String again = walker.get("/kiosk/main").body();

      String[] cards = page.split("<section class=\"way\"", -1);
      assertThat(cards).hasSize(3);
      assertThat(count(cards[1], "<dt>")).isEqualTo(count(cards[2], "<dt>")).isEqualTo(4);
      assertThat(page.indexOf("data-way=\"pass\"") < page.indexOf("data-way=\"face\""))
          .isEqualTo(again.indexOf("data-way=\"pass\"") < again.indexOf("data-way=\"face\""));
    }
  }

  @Test
  @DisplayName(
      "ST-14: the screen at the portal asks for a turn of the head, in words and for programs")
  void portalScreen_turnAskedFor_saysSoUntilItIsOver() throws Exception {
    CaptureGuide guide =
        gate.gateway().context().getBean(ServedPortals.class).first().screen().guide();
    try (Walker walker = new Walker(gate.address())) {
      guide.progress(Hint.TURN_LEFT, 0, 1);

      assertThat(walker.get("/portal/main/live?lang=en").body())
          .contains("Please turn your head a little to your left.");
      assertThat(walker.get("/portal/main/live?lang=zh-Hans").body()).contains("请把头稍微向您的左边转。");
      assertThat(walker.get("/portal/main/state.json").body()).contains("\"asked\":\"TURN_LEFT\"");

      guide.progress(Hint.HOLD_STILL, 1, 1);

      assertThat(walker.get("/portal/main/live?lang=en").body()).doesNotContain("turn your head");
      assertThat(walker.get("/portal/main/state.json").body()).contains("\"asked\":\"\"");
    }
  }

  @Test
  @DisplayName("Every page of a synthetic camera says so; the public page tells the PAD level")
  void publicPage_saysSyntheticAndPadLevel() throws Exception {
    try (Walker walker = new Walker(gate.address())) {
      assertThat(walker.get("/about-this-gate").body())
          .contains("data-synthetic", "pad_level: frozen-frames");
      assertThat(walker.get("/about-this-gate.json").body())
          .contains(
              "\"pad_level\":\"frozen-frames\"", "\"synthetic\":true", "\"detector_calls\":0");
    }
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }
}
