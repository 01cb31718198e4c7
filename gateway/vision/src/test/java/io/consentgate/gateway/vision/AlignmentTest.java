package io.consentgate.gateway.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alignment is the least-squares similarity that the networks were trained with. */
final class AlignmentTest {

  @BeforeAll
  static void loadOpenCv() {
    OpenCv.load(1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void toTemplate_disturbedLandmarks_isTheLeastSquaresSimilarity(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    AlignmentTemplate template = AlignmentTemplate.OWN_112;
    Landmarks landmarks = disturbed(template, random);

    try (Alignment alignment = new Alignment(template)) {
      Transform found = Objects.requireNonNull(alignment.toTemplate(landmarks));

      Transform expected = leastSquares(landmarks, template);
      for (int i = 0; i < Landmarks.POINTS; i++) {
        double x = landmarks.x(i);
        double y = landmarks.y(i);
        assertThat(found.x(x, y)).isCloseTo(expected.x(x, y), within(0.02));
        assertThat(found.y(x, y)).isCloseTo(expected.y(x, y), within(0.02));
      }
    }
  }

  private static Landmarks disturbed(AlignmentTemplate template, SplittableRandom random) {
    double angle = random.nextDouble(-0.6, 0.6);
    double scale = random.nextDouble(0.5, 4);
    double[] xy = new double[2 * Landmarks.POINTS];
    for (int i = 0; i < Landmarks.POINTS; i++) {
      double x = template.x(i) + random.nextDouble(-6, 6);
      double y = template.y(i) + random.nextDouble(-6, 6);
      xy[2 * i] = scale * (Math.cos(angle) * x - Math.sin(angle) * y) + 300;
      xy[2 * i + 1] = scale * (Math.sin(angle) * x + Math.cos(angle) * y) + 200;
    }
    return new Landmarks(xy);
  }

  /** The closed form: a rotation and scaling of the centred points, as complex numbers. */
  private static Transform leastSquares(Landmarks from, AlignmentTemplate to) {
    double toX = 0;
    double toY = 0;
    for (int i = 0; i < Landmarks.POINTS; i++) {
      toX += to.x(i) / Landmarks.POINTS;
      toY += to.y(i) / Landmarks.POINTS;
    }
    double real = 0;
    double imaginary = 0;
    double length = 0;
    for (int i = 0; i < Landmarks.POINTS; i++) {
      double x = from.x(i) - from.centreX();
      double y = from.y(i) - from.centreY();
      double u = to.x(i) - toX;
      double v = to.y(i) - toY;
      real += x * u + y * v;
      imaginary += x * v - y * u;
      length += x * x + y * y;
    }
    double a = real / length;
    double c = imaginary / length;
    return new Transform(
        a,
        -c,
        toX - a * from.centreX() + c * from.centreY(),
        c,
        a,
        toY - c * from.centreX() - a * from.centreY());
  }
}
