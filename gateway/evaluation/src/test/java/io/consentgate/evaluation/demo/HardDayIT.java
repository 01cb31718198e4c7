package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.gateway.camera.visitor.Cast;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One start of both programs for all of it; what is said is read at the end of the day. */
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("Disks run full and clocks go back under the running programs, and nothing is told")
final class HardDayIT {

  private static final Pattern SPOKEN =
      Pattern.compile(".*\\.log|.*\\.trace\\.db|hs_err.*|core.*|replay.*|.*\\.hprof");

  private static final String FULL = "See that the disk is neither full nor read-only";

  @TempDir private static Path folder;
  @TempDir private static Path loot;
  private static HardDay day;
  private static Guest ada;
  private static int stranger;
  private static final List<String> receipts = new ArrayList<>();
  private static URI link;

  @BeforeAll
  static void begin() throws Exception {
    day = HardDay.open(folder);
    link = day.signInLink();
    day.office().signIn(link);
    List<Long> seeds = Cast.seeds();
    ada = new Guest(Math.toIntExact(seeds.getFirst()), day.office().ticket(Office.Terms.day()));
    stranger = Math.toIntExact(seeds.get(4));
    receipts.add(day.enrol(ada));
  }

  @AfterAll
  static void end() {
    if (day != null) {
      day.close();
    }
  }

  /** First: a database that is 45 seconds old has room of its own to write a ticket into. */
  @Test
  @Order(1)
  void issue_authoritysDiskFull_saysSoAndRecovers() throws Exception {
    day.space().fill(day.data().authority());

    assertThatThrownBy(() -> day.office().ticket(Office.Terms.day()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("status 500");

    day.space().makeRoom(day.data().authority());
    assertThat(day.office().ticket(Office.Terms.day())).isNotEmpty();
    assertThat(day.office().standing()).isEqualTo(1);
  }

  @Test
  @Order(2)
  @DisplayName("A full disk: whoever is let in is written down, the operator is told, it heals")
  void present_gatewaysDiskFull_opensForNobodyUnrecordedSaysSoAndRecovers() throws Exception {
    assertThat(day.door().present(ada.ticket(), ada.seed()).reason()).isEqualTo("OPEN");
    assertThat(day.door().present(ada.pass(), ada.seed()).reason()).isEqualTo("OPEN");

    day.space().fill(day.data().gateway());

    Patience.await(
        "what to do about it",
        Duration.ofSeconds(60),
        HardDayIT::afterOneMore,
        said -> said.contains(FULL));

    day.space().makeRoom(day.data().gateway());

    assertThat(day.door().present(ada.ticket(), ada.seed()).reason()).isEqualTo("OPEN");
    day.awaitFaceLane("open");
    assertThat(day.door().present(ada.pass(), ada.seed()).reason()).isEqualTo("OPEN");
  }

  @Test
  @Order(3)
  @DisplayName("CN-14: after a power cut every release is in the journal; a clock set back is told")
  void present_clockSetBack_ticketsGoOnFacesWaitAndNothingIsDestroyed() throws Exception {
    int releases = day.door().releases();

    day.restartGatewayAnHourBack();

    assertThat(entries(day.facts())).isEqualTo(releases);
    day.awaitFaceLane("CLOCK_SUSPECT");
    assertThat(day.publicPage()).contains("the clock of this gate was set back");
    assertThat(day.door().present(ada.ticket(), ada.seed()).reason()).isEqualTo("OPEN");
    assertThat(day.door().present(ada.pass(), ada.seed()))
        .isEqualTo(new Doorway.Outcome("CONSENT_NOT_LIVE", 0));
    assertThat(day.facts().path("counts").path("references").asInt()).isEqualTo(1);
    assertThat(day.facts().path("clock").asText()).isEqualTo("SET_BACK");

    jumpAndBack();

    day.awaitFaceLane("open");
    assertThat(day.door().present(ada.pass(), ada.seed()).reason()).isEqualTo("OPEN");
    assertThat(day.door().present(ada.ticket(), ada.seed()).reason()).isEqualTo("OPEN");
    assertThat(day.facts().path("clock").asText()).isEqualTo("SOUND");
    assertThat(day.facts().path("counts").path("clock_lowered").asInt()).isEqualTo(1);
    assertThat(day.publicPage()).contains("was put right with two signed answers");
    assertThat(said()).contains("the latest time seen here was ahead and is put back");
  }

  @Test
  @Order(4)
  @DisplayName("CN-14: a clock set back while the gateway runs closes the face lane, and heals")
  void present_clockSetBackUnderTheRunningGateway_facesWaitUntilItIsRight() throws Exception {
    day.setClock("-1h");

    day.awaitFaceLane("CLOCK_SUSPECT");
    assertThat(day.facts().path("clock").asText()).isEqualTo("SET_BACK");
    assertThat(day.door().present(ada.ticket(), ada.seed()).reason()).isEqualTo("OPEN");
    assertThat(day.door().present(ada.pass(), ada.seed()))
        .isEqualTo(new Doorway.Outcome("CONSENT_NOT_LIVE", 0));

    day.setClock("+0");

    day.awaitFaceLane("open");
    assertThat(day.facts().path("clock").asText()).isEqualTo("SOUND");
    assertThat(day.facts().path("counts").path("references").asInt()).isEqualTo(1);
    assertThat(day.door().present(ada.pass(), ada.seed()).reason()).isEqualTo("OPEN");
  }

  /** One look at a far future, long enough for its mark to be kept, and back. */
  private static void jumpAndBack() throws Exception {
    day.restartGatewayYearsAhead();
    day.awaitFaceLane("STATUS_UNKNOWN");
    Patience.await(
        "the reference to be overdue",
        Duration.ofSeconds(30),
        () -> day.facts().path("erasure").path("expiry_lag_seconds").asLong(),
        lag -> lag > Duration.ofDays(3000).toSeconds());
    assertThat(day.door().present(ada.ticket(), ada.seed()).reason()).isNotEqualTo("OPEN");
    assertThat(day.facts().path("counts").path("references").asInt()).isEqualTo(1);
    day.restartGateway(loot);
    assertThat(day.facts().path("counts").path("references").asInt()).isEqualTo(1);
  }

  @Test
  @Order(5)
  @DisplayName(
      "BF-1: the file of references is damaged: it is left alone, and tickets open the door")
  void present_referencesDamaged_ticketsGoOnAndFacesWait() throws Exception {
    byte[] whole = day.restartGatewayWithFlippedBits("journal.mv.db");

    day.awaitPassLane("works");
    day.awaitFaceLane("CONSENTS_UNREADABLE");
    assertThat(said())
        .contains("the face lane stays closed, tickets go on: The file journal.mv.db cannot be");
    assertThat(day.publicPage()).contains("cannot read which consents it holds");
    assertThat(day.door().present(ada.ticket(), ada.seed()).reason()).isEqualTo("OPEN");
    assertThat(day.door().present(ada.pass(), ada.seed()))
        .isEqualTo(new Doorway.Outcome("FACE_LANE_CLOSED", 0));

    day.restartGatewayWith("journal.mv.db", whole);

    day.awaitFaceLane("open");
    assertThat(day.door().present(ada.pass(), ada.seed()).reason()).isEqualTo("OPEN");
  }

  @Test
  @Order(6)
  @DisplayName("CN-26: no output of either program holds a code, a key, a receipt or a face")
  void said_afterAWholeDay_holdsNoSecret() throws Exception {
    assertThat(day.door().present(ada.pass(), stranger).reason()).isEqualTo("NOT_MATCHED");
    assertThat(day.door().present(HeldCode.changed(ada.pass()), stranger).reason())
        .isEqualTo("NOT_A_VALID_CODE");
    try (Kiosk kiosk = day.kiosk()) {
      assertThat(kiosk.withdraw(ada.pass())).isNotEmpty();
    }
    Secrets secrets = new Secrets();
    Pockets.turnOut(ada, loot, secrets);
    String[] receipt = receipts.getFirst().split("\\.", -1);
    secrets.text("receipt", receipt[1]).text("receipt's signature", receipt[2]);
    secrets.text("sign-in code", link.getQuery().substring("code=".length()));
    String said = said();

    assertThat(said).contains("WARN", "ready");
    assertThat(secrets.in(said)).isEmpty();

    assertThat(secrets.names()).hasSize(10);
    for (String name : secrets.names()) {
      for (int i = 0; i < secrets.forms(name); i++) {
        assertThat(secrets.in(said + "x" + secrets.form(name, i) + "y"))
            .as("planted form %d of %s", i, name)
            .contains(name);
      }
    }
  }

  /** The log of entries has room for some more; they are counted after the next start. */
  private static String afterOneMore() throws Exception {
    assertThat(day.door().present(ada.ticket(), ada.seed()).reason()).isIn("OPEN", "OUT_OF_ORDER");
    return said();
  }

  private static int entries(JsonNode facts) {
    JsonNode counts = facts.path("counts");
    return counts.path("entries_pass_today").asInt() + counts.path("entries_face_today").asInt();
  }

  /**
   * Returns everything that either program has said so far: its output, the portal's log, and
   * whatever a database or a dying Java would leave beside them.
   */
  private static String said() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path place :
        List.of(
            day.data().logs(),
            day.inside(day.data().gateway()),
            day.inside(day.data().authority()),
            Path.of("").toAbsolutePath())) {
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (SPOKEN.matcher(String.valueOf(file.getFileName())).matches()) {
            all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
          }
        }
      }
    }
    return all.toString();
  }
}
