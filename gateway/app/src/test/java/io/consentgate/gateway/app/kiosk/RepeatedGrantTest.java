package io.consentgate.gateway.app.kiosk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.app.testing.GateUnderTest;
import io.consentgate.gateway.app.testing.Walker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority that answers a second consent with the first one's grant. */
class RepeatedGrantTest {

  private static final int ADA = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private GateUnderTest gate;

  @BeforeEach
  void start() throws Exception {
    gate = new GateUnderTest(folder);
  }

  @AfterEach
  void end() {
    gate.close();
  }

  @Test
  @DisplayName("CN-09: one grant, one consent, one enrolment: an earlier grant is not taken again")
  void consent_answeredWithAnEarlierGrant_isRefusedInWordsAndEnrolsNobody() throws Exception {
    EntitlementCode ticket = gate.authority().ticket(3);
    try (Walker first = new Walker(gate.address());
        Walker second = new Walker(gate.address())) {
      awaitLane(first);
      consent(first, ticket);
      first.await("ready");
      gate.doorstep().stand(ADA);
      first.press("look");
      first.await("confirm");
      first.press("confirm");
      first.await("pass");
      int captures = gate.doorstep().captureCount();
      gate.authority().repeatItself();

      consent(second, ticket);

      Map<String, Object> state = second.state();
      assertThat(state.get("step")).isEqualTo("consent");
      assertThat(state.get("note")).isEqualTo("authority.refused");
      assertThat(gate.doorstep().captureCount()).isEqualTo(captures);
      assertThat(first.get("/about-this-gate.json").body()).contains("\"references\":1");
    }
  }

  private static void awaitLane(Walker walker) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!walker.get("/about-this-gate.json").body().contains("\"face_lane\":\"open\"")) {
      assertThat(System.nanoTime()).as("the face lane did not open").isLessThan(until);
      Thread.sleep(100);
    }
  }

  private static void consent(Walker walker, EntitlementCode ticket) throws Exception {
    walker.press("ticket", "code", ticket.printed());
    walker.await("choose");
    walker.press("face-way");
    walker.await("notice");
    walker.press("to-consent");
    Map<String, Object> consent = walker.await("consent");
    List<?> ends = (List<?>) requireNonNull(consent.get("ends"));
    String until = String.valueOf(ends.getFirst());
    walker.press("consent", "custody", "SEALED", "until", until, "agree", "yes");
  }
}
