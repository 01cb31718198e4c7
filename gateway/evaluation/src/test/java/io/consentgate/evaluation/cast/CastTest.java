package io.consentgate.evaluation.cast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.consentgate.gateway.biometric.ComparisonThreshold;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.camera.visitor.Cast;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting.Nothing;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
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
 * Every model set finds each visitor of the cast and tells all of them apart at its own threshold.
 * This proves function, not accuracy.
 */
final class CastTest {

  private static final double FALSE_MATCH_RATE = 1e-4;

  @ParameterizedTest
  @ValueSource(strings = {"bundled", "reference"})
  void cast_eachVisitorTwice_matchesThemselvesAndNobodyElse(String set) throws Exception {
    FaceEngine engine = engine(set);
    ComparisonThreshold threshold = engine.threshold(FALSE_MATCH_RATE);
    List<Long> seeds = Cast.seeds();
    assertThat(seeds).hasSizeGreaterThanOrEqualTo(10).doesNotHaveDuplicates();

    List<FaceFeatures> references = new ArrayList<>();
    List<FaceFeatures> probes = new ArrayList<>();
    try (FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE)) {
      for (long seed : seeds) {
        references.add(face(pipeline, seed, 0));
        probes.add(face(pipeline, seed, 1));
      }
    }

    for (int i = 0; i < seeds.size(); i++) {
      for (int k = 0; k < seeds.size(); k++) {
        assertThat(threshold.isMet(probes.get(i), references.get(k)))
            .as("%s: probe of %d, reference of %d", set, seeds.get(i), seeds.get(k))
            .isEqualTo(i == k);
      }
    }
    references.forEach(FaceFeatures::close);
    probes.forEach(FaceFeatures::close);
  }

  private static FaceFeatures face(FacePipeline pipeline, long seed, long variation) {
    VisitorScene scene = new VisitorScene();
    scene.showVisitors(List.of(seed), List.of(), variation);
    scene.draw(3 + variation);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels = arena.allocate(3L * scene.width() * scene.height());
      scene.copyTo(pixels);
      return switch (pipeline.look(pixels, scene.width(), scene.height())) {
        case OneFace face -> face.features();
        case Nothing(var obstacle) ->
            throw new AssertionError("visitor " + seed + " was not seen: " + obstacle);
      };
    }
  }

  private static FaceEngine engine(String set) throws ModelException {
    Path models = shared().resolve("models");
    if (!set.equals("bundled")) {
      assumeThat(Files.isDirectory(models))
          .as("needs %s; name its parent in CONSENTGATE_SHARED", models)
          .isTrue();
    }
    return FaceEngine.load(Catalogue.shipped().set(set), models, FaceEngine.DEFAULT_THREADS);
  }

  private static Path shared() {
    Path root = Path.of(System.getProperty("consentgate.root", "../.."));
    return Path.of(
        Optional.ofNullable(System.getProperty("consentgate.shared"))
            .or(() -> Optional.ofNullable(System.getenv("CONSENTGATE_SHARED")))
            .orElse(root.resolve("../shared").toString()));
  }
}
