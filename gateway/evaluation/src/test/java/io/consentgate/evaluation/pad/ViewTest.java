package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Where a picture that somebody holds up is seen. */
final class ViewTest {

  private static final double[] FACE = {125, 110, 42};
  private static final double[] PLACE = {200, 180, 60};
  private static final double SCALE = PLACE[2] / FACE[2];

  /** The middle between the eyes comes to lie where it is put, however the plane is tilted. */
  @Test
  void view_ofATiltedPlane_keepsTheFaceInItsPlace() {
    View view =
        FlatView.of(new double[] {125, 110, 42}, new double[] {200, 180, 60}, 0.1, 0.2, -0.2);

    assertThat(view.pictureX(200, 180)).isCloseTo(125, within(1e-6));
    assertThat(view.pictureY(200, 180)).isCloseTo(110, within(1e-6));
    assertThat(view.pictureX(260, 180) - 125).isCloseTo(42, within(6.0));
  }

  /** From the sheet to the frame by the geometry of a cylinder, and back by the view. */
  @Test
  void bentView_ofAnyPlaceThatFacesTheLens_leadsBackToIt() {
    SplittableRandom random = new SplittableRandom(1);
    int seen = 0;
    for (int i = 0; i < 10_000; i++) {
      double radius = random.nextDouble(0.8, 2.5);
      double turn = random.nextDouble(-1, 1);
      double roll = random.nextDouble(-0.1, 0.1);
      View view = new BentView(FACE, PLACE, roll, radius, turn);
      double x = FACE[0] + random.nextDouble(-100, 100);
      double y = FACE[1] + random.nextDouble(-100, 100);
      double along = SCALE * ((x - FACE[0]) * Math.cos(roll) - (y - FACE[1]) * Math.sin(roll));
      double down = SCALE * ((x - FACE[0]) * Math.sin(roll) + (y - FACE[1]) * Math.cos(roll));
      double angle = along / (radius * PLACE[2]);
      double aside = radius * PLACE[2] * Math.sin(angle);
      double back = radius * PLACE[2] * (1 - Math.cos(angle));
      double right = aside * Math.cos(turn) + back * Math.sin(turn);
      double away = back * Math.cos(turn) - aside * Math.sin(turn);
      double[] normal = {Math.sin(angle - turn), -Math.cos(angle - turn)};
      boolean facesTheLens = normal[0] * right + normal[1] * (View.FOCUS + away) < 0;
      if (!facesTheLens || Math.abs(angle) > Math.PI) {
        continue;
      }
      seen++;
      double frameX = PLACE[0] + right * View.FOCUS / (View.FOCUS + away);
      double frameY = PLACE[1] + down * View.FOCUS / (View.FOCUS + away);

      assertThat(view.pictureX(frameX, frameY)).isCloseTo(x, within(1e-6));
      assertThat(view.pictureY(frameX, frameY)).isCloseTo(y, within(1e-6));
    }
    assertThat(seen).isGreaterThan(5_000);
  }

  @Test
  void bentView_besideTheCylinder_showsNoPicture() {
    View view = new BentView(FACE, PLACE, 0, 1, 0);

    assertThat(view.pictureX(PLACE[0] + 70, PLACE[1])).isNaN();
    assertThat(view.pictureY(PLACE[0] + 70, PLACE[1])).isNaN();
  }

  /** Hardly bent, a sheet is flat. */
  @Test
  void bentView_ofAHugeCylinder_isTheFlatOne() {
    View bent = new BentView(FACE, PLACE, 0.1, 1e6, 0.5);
    View flat = FlatView.of(FACE, PLACE, 0.1, -0.5, 0);

    for (int x = 150; x <= 250; x += 10) {
      assertThat(bent.pictureX(x, 220)).isCloseTo(flat.pictureX(x, 220), within(1e-2));
      assertThat(bent.pictureY(x, 220)).isCloseTo(flat.pictureY(x, 220), within(1e-2));
    }
  }
}
