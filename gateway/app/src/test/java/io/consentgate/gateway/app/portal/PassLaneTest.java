package io.consentgate.gateway.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.consentgate.contract.entitlement.PortalId;
import io.consentgate.gateway.app.testing.GateUnderTest;
import io.consentgate.gateway.app.testing.Walker;
import io.consentgate.gateway.lane.LaneConditions;
import io.consentgate.gateway.store.database.DatabaseFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway whose store cannot be written for a while. */
@DisplayName(
    "BF-1, CN-21, ST-21: the face lane closes when the other way fails, and never the reverse")
class PassLaneTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private GateUnderTest gate;
  private Walker walker;

  @BeforeEach
  void start() throws Exception {
    gate = new GateUnderTest(folder);
    walker = new Walker(gate.address());
    await("face_lane", "open", PATIENCE);
  }

  @AfterEach
  void end() {
    walker.close();
    gate.close();
  }

  @Test
  void store_thatCannotBeWritten_closesTheFaceLaneWithinFiveSecondsAndThePageSaysWhy()
      throws Exception {
    assertThat(fact("pass_lane")).isEqualTo("works");
    try (Connection other = DriverManager.getConnection(database(), "sa", "");
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // Whoever holds the mark's row keeps everybody else from writing it.
      assertThat(statement.executeUpdate("UPDATE clock_mark SET mark = mark")).isEqualTo(1);

      awaitUnhealthy(Duration.ofSeconds(5));

      await("face_lane", "NO_OTHER_LANE", PATIENCE);
      await("pass_lane", "STORE", PATIENCE);
      assertThat(walker.get("/about-this-gate?lang=en").body())
          .contains("this gate cannot write down that somebody comes in")
          .contains("the way without one does not work");
      other.rollback();
    }

    await("face_lane", "open", PATIENCE);
    assertThat(fact("pass_lane")).isEqualTo("works");
  }

  @Test
  void faceLane_closed_leavesTheOtherWayAsItWas() throws Exception {
    var ticket = gate.authority().ticket(1);
    gate.authority().listsAreOlderBy(Duration.ofMinutes(5));
    await("face_lane", "STATUS_ROLLED_BACK", PATIENCE);

    gate.doorstep().hold(ticket);

    long until = System.nanoTime() + PATIENCE.toNanos();
    while (gate.releases() == 0 && System.nanoTime() < until) {
      Thread.sleep(50);
    }
    assertThat(gate.releases()).isEqualTo(1);
    assertThat(fact("pass_lane")).isEqualTo("works");
    assertThat(fact("face_lane")).isEqualTo("STATUS_ROLLED_BACK");
  }

  private String database() {
    return DatabaseFile.address(folder.resolve("gateway"), "entry");
  }

  /** Asks the interlock's own condition: the page itself waits for the store that is held up. */
  private void awaitUnhealthy(Duration longest) throws InterruptedException {
    LaneConditions conditions = gate.gateway().context().getBean(LaneConditions.class);
    long until = System.nanoTime() + longest.toNanos();
    while (conditions.isOtherLaneHealthy(new PortalId("main"))) {
      assertThat(System.nanoTime()).as("still healthy after %s", longest).isLessThan(until);
      Thread.sleep(20);
    }
  }

  private void await(String name, String value, Duration longest) throws Exception {
    long until = System.nanoTime() + longest.toNanos();
    String seen = fact(name);
    while (!seen.equals(value)) {
      assertThat(System.nanoTime())
          .as("%s is still %s and not %s after %s", name, seen, value, longest)
          .isLessThan(until);
      Thread.sleep(50);
      seen = fact(name);
    }
  }

  private String fact(String name) throws Exception {
    Map<String, Object> all = JSONObjectUtils.parse(walker.get("/about-this-gate.json").body());
    return all.get("portals") instanceof List<?> portals
            && portals.getFirst() instanceof Map<?, ?> portal
        ? String.valueOf(portal.get(name))
        : "";
  }
}
