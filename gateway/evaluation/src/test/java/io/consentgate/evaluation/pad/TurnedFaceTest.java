package io.consentgate.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.calibrate.FaceData;
import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.calibrate.PictureReader;
import io.consentgate.evaluation.door.SharedFiles;
import io.consentgate.evaluation.statistics.Count;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.HeadTurn;
import io.consentgate.gateway.vision.Sighting;
import io.consentgate.gateway.vision.Sighting.Nothing;
import io.consentgate.gateway.vision.Sighting.OneFace;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ST-14: real faces turned are known still, and flat pictures held askew do not turn")
final class TurnedFaceTest {

  /** A head turned farther than this is turned farther than anybody was asked to. */
  private static final double FAR_DEGREES = 40;

  private static final int PICTURES = 300;

  private static ShippedChain chain;

  @BeforeAll
  static void load() throws Exception {
    chain = ShippedChain.load();
  }

  @AfterAll
  static void close() {
    if (chain != null) {
      chain.close();
    }
  }

  /** Press pictures of other days, so this is the least that one and the same minute would give. */
  @Test
  void agreement_ofOnePersonsFacesTurnedApart_isFound() throws Exception {
    Count apart = new Count(0, 0);
    Count alike = new Count(0, 0);
    for (List<OneFace> faces : people()) {
      for (int i = 1; i < faces.size(); i++) {
        double turn = Math.abs(turn(faces.get(i)) - turn(faces.get(i - 1)));
        boolean agree =
            chain.agreement().isMet(faces.get(i).features(), faces.get(i - 1).features());
        Count one = new Count(agree ? 1 : 0, 1);
        if (turn < HeadTurn.LEAST_DEGREES) {
          alike = alike.plus(one);
        } else if (turn < FAR_DEGREES) {
          apart = apart.plus(one);
        }
      }
      faces.forEach(face -> face.features().close());
    }

    print("agree, turned apart by 15 to 40 degrees", apart);
    print("agree, turned apart by less", alike);
    assertThat(apart.trials()).isGreaterThan(50);
    assertThat(apart.lower95()).isGreaterThan(0.5);
  }

  /** As a print or a screen is, from far away: slanted by up to 45 degrees any way, and tilted. */
  @Test
  void turn_ofOnePictureHeldTwoWays_isHardlyEverMade() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    Count made = new Count(0, 0);
    for (LabelledPicture picture : pictures()) {
      BufferedImage print = PictureReader.read(picture.file());
      Optional<Double> before = turnIn(held(print, random));
      Optional<Double> after = turnIn(held(print, random));
      if (before.isPresent() && after.isPresent()) {
        double turn = Math.abs(after.get() - before.get());
        made = made.plus(new Count(turn >= HeadTurn.LEAST_DEGREES ? 1 : 0, 1));
      }
    }

    print("flat pictures that seem to turn by 15 degrees, either way", made);
    assertThat(made.trials()).isGreaterThan(100);
    assertThat(made.upper95()).isLessThan(0.15);
  }

  private static List<List<OneFace>> people() throws Exception {
    Map<String, List<OneFace>> people = new TreeMap<>();
    for (LabelledPicture picture : FaceData.lfwDev(SharedFiles.faces())) {
      if (picture.half() == Half.TEST
          && PictureReader.look(chain.pipeline(), picture.file()) instanceof OneFace face) {
        people.computeIfAbsent(picture.person(), _ -> new ArrayList<>()).add(face);
      }
    }
    return List.copyOf(people.values());
  }

  private static List<LabelledPicture> pictures() throws Exception {
    return FaceData.lfwDev(SharedFiles.faces()).stream()
        .filter(picture -> picture.half() == Half.TEST)
        .limit(PICTURES)
        .toList();
  }

  private static Optional<Double> turnIn(BufferedImage view) {
    Sighting sighting = PictureReader.look(chain.pipeline(), view);
    return switch (sighting) {
      case OneFace face -> {
        try (FaceFeatures _ = face.features()) {
          yield Optional.of(turn(face));
        }
      }
      case Nothing _ -> Optional.empty();
    };
  }

  private static double turn(OneFace face) {
    return face.measures().pose().turnDegrees();
  }

  private static BufferedImage held(BufferedImage print, SplittableRandom random) {
    int width = print.getWidth();
    int height = print.getHeight();
    double narrow = Math.cos(Math.toRadians(random.nextDouble(0, 45)));
    double line = Math.toRadians(random.nextDouble(0, 180));
    AffineTransform hold = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    hold.rotate(Math.toRadians(random.nextDouble(-20, 20)));
    hold.rotate(line);
    hold.scale(narrow, 1);
    hold.rotate(-line);
    hold.translate(-width / 2.0, -height / 2.0);
    BufferedImage view = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = view.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(print, hold, null);
    graphics.dispose();
    return view;
  }

  private static void print(String what, Count count) {
    System.out.printf(
        Locale.ROOT,
        "lfw-dev, test half, bundled: %s: %d of %d, %.1f %% (%.1f to %.1f)%n",
        what,
        count.events(),
        count.trials(),
        100 * count.rate(),
        100 * count.lower95(),
        100 * count.upper95());
  }
}
