package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("ST-14: whoever is asked for a turn turns what they hold, to the side meant")
final class HoldTest {

  private static final Face FACE = new Face(105, 110, 145, 110, 42);
  private static final int MIDDLE = Simulation.SIDE / 2;

  /** By 45 to 55 degrees; without being asked it is slanted by 15 at most. */
  @ParameterizedTest
  @EnumSource(names = {"PRINT", "CUT_PRINT", "PHONE_REPLAY", "TABLET_REPLAY"})
  void turned_toASide_makesThePictureNarrowAndThatSideFar(Kind kind) {
    for (long seed = 0; seed < 100; seed++) {
      Hold hold = new Hold(FACE, kind, new SplittableRandom(seed));

      assertThat(across(hold.turned(50)) / across(hold.next())).isGreaterThan(1.2);
      assertThat(across(hold.turned(-50)) / across(hold.next())).isGreaterThan(1.2);
      assertThat(isRightFar(hold.turned(50))).isTrue();
      assertThat(isRightFar(hold.turned(-50))).isFalse();
    }
  }

  /** Nobody is there to turn it. */
  @Test
  void turned_printOnAStand_stays() {
    Hold hold = new Hold(FACE, Kind.FIXED_PRINT, new SplittableRandom(1));

    assertThat(across(hold.turned(50))).isEqualTo(across(hold.next()));
  }

  @Test
  void next_bentPrint_isRound() {
    Hold hold = new Hold(FACE, Kind.BENT_PRINT, new SplittableRandom(1));

    assertThat(hold.next()).isInstanceOf(BentView.class);
    assertThat(hold.turned(20)).isInstanceOf(BentView.class);
  }

  /** How much of the picture the middle of a frame shows. */
  private static double across(View view) {
    return view.pictureX(MIDDLE + 20, MIDDLE) - view.pictureX(MIDDLE - 20, MIDDLE);
  }

  private static boolean isRightFar(View view) {
    double middle = view.pictureX(MIDDLE, MIDDLE);
    return view.pictureX(MIDDLE + 20, MIDDLE) - middle
        > middle - view.pictureX(MIDDLE - 20, MIDDLE);
  }
}
