package io.consentgate.evaluation.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.camera.visitor.Cast;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.HeadTurn;
import io.consentgate.gateway.vision.Obstacle;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each model set finds every visitor of the cast and tells them apart at its own threshold.
 *
 * <p>This shows that the drawn visitors work, not how well people are recognised.
 */
final class CastTest {

  /** How far scores stay from the threshold on either side. */
  private static final float MARGIN = 0.05f;

  private static final int VARIATIONS = 3;
  private static final int CARD_SIDE = 440;

  @ParameterizedTest
  @ValueSource(strings = {"bundled", "reference"})
  void cast_beforeASet_isFoundAndToldApart(String set) throws ModelException {
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set(set), models(set), 1);
    float threshold = engine.threshold(PolicyPack.DEMO.maxFalseMatchRate()).similarity();
    List<List<FaceFeatures>> faces = new ArrayList<>();
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE)) {
      for (long seed : Cast.seeds()) {
        faces.add(faces(pipeline, seed));
      }
    }

    assertThat(faces).hasSizeGreaterThanOrEqualTo(10);
    for (int one = 0; one < faces.size(); one++) {
      for (int other = one; other < faces.size(); other++) {
        assertApart(faces.get(one), faces.get(other), one == other, threshold);
      }
    }
    faces.forEach(all -> all.forEach(FaceFeatures::close));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bundled", "reference"})
  void scenes_withNobodyOrTwoOrACard_areSeenAsSuch(String set) throws ModelException {
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set(set), models(set), 1);
    long first = Cast.seeds().get(0);
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE)) {
      for (int variation = 0; variation < VARIATIONS; variation++) {
        for (int i = 1; i < Cast.seeds().size(); i++) {
          List<Long> two = List.of(first, Cast.seeds().get(i));
          assertThat(obstacle(look(pipeline, two, List.of(), variation)))
              .as("two visitors: %s", two)
              .contains(Obstacle.SEVERAL);
        }
        assertThat(obstacle(look(pipeline, List.of(), List.of(card()), variation)))
            .contains(Obstacle.NOBODY);
      }
    }
  }

  /** A landmark network made for photographs reads most drawn heads, not each. */
  @ParameterizedTest
  @ValueSource(strings = {"bundled", "reference"})
  void heads_turnedEitherWay_areSeenToTurnAndKeepTheirLikeness(String set) throws ModelException {
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set(set), models(set), 1);
    ComparisonThreshold agreement = engine.agreement();
    int turning = 0;
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE)) {
      for (long seed : Cast.seeds()) {
        boolean isLeft = isSeenToTurn(pipeline, agreement, seed, 1);
        boolean isRight = isSeenToTurn(pipeline, agreement, seed, -1);
        turning += isLeft && isRight ? 1 : 0;
      }
    }

    assertThat(turning).isGreaterThanOrEqualTo(8);
  }

  private static boolean isSeenToTurn(
      FacePipeline pipeline, ComparisonThreshold agreement, long seed, int side) {
    if (turned(pipeline, seed, 0) instanceof Sighting.OneFace ahead
        && turned(pipeline, seed, side) instanceof Sighting.OneFace aside) {
      double degrees =
          aside.measures().pose().turnDegrees() - ahead.measures().pose().turnDegrees();
      return side * degrees >= HeadTurn.LEAST_DEGREES
          && agreement.isMet(aside.features(), ahead.features());
    }
    return false;
  }

  private static Sighting turned(FacePipeline pipeline, long seed, int share) {
    VisitorScene scene = new VisitorScene();
    scene.showVisitors(List.of(seed), List.of(), 1);
    scene.turnHeads(share);
    return look(pipeline, scene, 1);
  }

  private static List<FaceFeatures> faces(FacePipeline pipeline, long seed) {
    List<FaceFeatures> faces = new ArrayList<>();
    for (int variation = 0; variation < VARIATIONS; variation++) {
      List<BufferedImage> held = variation == 0 ? List.of() : List.of(card());
      Sighting sighting = look(pipeline, List.of(seed), held, variation);
      assertThat(obstacle(sighting)).as("visitor %d, variation %d", seed, variation).isEmpty();
      faces.add(((Sighting.OneFace) sighting).features());
    }
    return faces;
  }

  private static void assertApart(
      List<FaceFeatures> some, List<FaceFeatures> others, boolean isMated, float threshold) {
    for (FaceFeatures one : some) {
      for (FaceFeatures other : others) {
        if (isMated) {
          assertThat(one.similarity(other)).isGreaterThan(threshold + MARGIN);
        } else {
          assertThat(one.similarity(other)).isLessThan(threshold - MARGIN);
        }
      }
    }
  }

  private static Sighting look(
      FacePipeline pipeline, List<Long> visitors, List<BufferedImage> held, int variation) {
    VisitorScene scene = new VisitorScene();
    scene.showVisitors(visitors, held, variation);
    return look(pipeline, scene, variation * 10L);
  }

  private static Sighting look(FacePipeline pipeline, VisitorScene scene, long frame) {
    scene.draw(frame);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels = arena.allocate(3L * VisitorScene.WIDTH * VisitorScene.HEIGHT);
      scene.copyTo(pixels);
      return pipeline.look(pixels, VisitorScene.WIDTH, VisitorScene.HEIGHT);
    }
  }

  private static Optional<Obstacle> obstacle(Sighting sighting) {
    return switch (sighting) {
      case Sighting.OneFace _ -> Optional.empty();
      case Sighting.Nothing(Obstacle obstacle) -> Optional.of(obstacle);
    };
  }

  /** Something busy, as a code is. */
  private static BufferedImage card() {
    BufferedImage card = new BufferedImage(CARD_SIDE, CARD_SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = card.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, CARD_SIDE, CARD_SIDE);
    graphics.setColor(Color.BLACK);
    for (int i = 0; i < 70 * 70; i++) {
      if (((i * 2_654_435_761L) >> 16) % 2 == 1) {
        graphics.fillRect(24 + i % 70 * 5, 24 + i / 70 * 5, 5, 5);
      }
    }
    graphics.dispose();
    return card;
  }

  private static Path models(String set) {
    String shared =
        Optional.ofNullable(System.getProperty("consentgate.shared"))
            .or(() -> Optional.ofNullable(System.getenv("CONSENTGATE_SHARED")))
            .orElse(System.getProperty("consentgate.root", "../..") + "/../shared");
    Path folder = Path.of(shared, "models");
    if (!set.equals("bundled")) {
      assumeThat(Files.isDirectory(folder))
          .as("needs %s; name its parent in CONSENTGATE_SHARED", folder)
          .isTrue();
    }
    return folder;
  }
}
