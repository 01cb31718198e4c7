package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
    "ST-14: where a turn of the head is asked for, whoever makes it comes in and nobody else")
final class TurnHeadIT {

  private static final double AS_ASKED = 1;
  private static final double NOT_AT_ALL = 0;
  private static final double THE_OTHER_WAY = -1;

  @TempDir private Path folder;

  @Test
  void enrolmentAndPassage_headTurnedAsAsked_areMadeAndElseAreNot() throws Exception {
    try (SmallHouse house =
        new SmallHouse(
            folder,
            (launch, settings) -> launch.gateway(settings),
            scene -> "synthetic:" + scene,
            List.of("--pad", "turn-head"))) {
      assertThat(house.page("/about-this-gate.json")).contains("\"pad_level\":\"turn-head\"");
      assertThatThrownBy(() -> house.enrolTurning(NOT_AT_ALL))
          .hasMessageContaining("enrolment.HEAD_NOT_TURNED");
      Guest guest = house.enrolTurning(AS_ASKED);

      assertThat(house.presentTurning(guest, AS_ASKED)).isEqualTo("OPEN");
      assertThat(house.presentTurning(guest, THE_OTHER_WAY)).isEqualTo("HEAD_NOT_TURNED");
      assertThat(house.presentTicket(guest)).isEqualTo("OPEN");
    }
  }
}
