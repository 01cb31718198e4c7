package io.consentgate.evaluation.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.calibrate.Half;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who tries whose pass (real picture lists). */
final class CrowdTest {

  @Test
  void guests_haveTwoPictures_andTheTestHalfComesFirst() throws Exception {
    List<Subject> guests = Crowd.lfwDev(SharedFiles.faces()).guests();

    assertThat(guests).hasSize(361).allMatch(Subject::hasSecond);
    assertThat(guests.subList(0, 189)).allMatch(guest -> guest.half() == Half.TEST);
    assertThat(guests.subList(189, 361)).allMatch(guest -> guest.half() == Half.CALIBRATION);
  }

  @Test
  void stranger_isAnotherOneEachTurn_ofTheSameHalf_andNeverTheOwner() throws Exception {
    Crowd crowd = Crowd.lfwDev(SharedFiles.faces());
    Subject victim = crowd.guests().getLast();
    Set<Subject> strangers = new HashSet<>();

    for (int turn = 0; turn < crowd.mostTurns(); turn++) {
      Subject stranger = crowd.stranger(victim, turn);
      assertThat(stranger.half()).isEqualTo(victim.half());
      strangers.add(stranger);
    }

    assertThat(strangers).hasSize(crowd.mostTurns()).doesNotContain(victim);
  }
}
