package io.consentgate.evaluation.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** The bench runs, and measures what it says. How fast it is, a shared machine cannot tell. */
final class FirstPassageTest {

  private static final int FEW = 60;

  @TempDir private Path folder;

  @Test
  void speed_overFewRounds_printsRatioAndTail() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    new BenchProgram(new PrintStream(said, true, UTF_8), engine(), folder).speed(FEW);

    assertThat(said.toString(UTF_8))
        .contains("wait for a frame", "one fsync of 4 KB", "OpenCV's calls alone")
        .containsPattern("overhead +-?[0-9.]+ %")
        .containsPattern("p99 +[0-9.]+ ms");
    System.out.print(said.toString(UTF_8));
  }

  @Test
  void memory_overFewPassages_opensEachTime() throws Exception {
    try (Bench bench = new Bench(engine(), folder.resolve("gateway"))) {
      bench.invite(1);

      MemoryRun.Memory memory = new MemoryRun(bench).run(2 * FEW);

      assertThat(memory.opened()).isEqualTo(2 * FEW);
      assertThat(memory.end()).isPositive();
    }
  }

  /** What the passage is compared with are the same calls: they give the same features. */
  @Test
  void bareCalls_onOneFrame_giveTheSameFeaturesAsThePipeline() throws Exception {
    FaceEngine engine = engine();
    try (Bench bench = new Bench(engine, folder.resolve("gateway"));
        FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE)) {
      bench.invite(1);
      var pixels = bench.source().pixels(bench.guests().getFirst().frame());
      Mat frame = new Mat(720, 1280, CvType.CV_8UC3, pixels.asByteBuffer());

      float[] bare = BareCalls.of(engine.models()).run(frame);

      try (var features = ((OneFace) pipeline.look(pixels, 1280, 720)).features()) {
        double dot = 0;
        double square = 0;
        for (int i = 0; i < bare.length; i++) {
          dot += bare[i] * features.memory().getAtIndex(ValueLayout.JAVA_FLOAT, i);
          square += bare[i] * bare[i];
        }
        assertThat(dot / Math.sqrt(square)).isGreaterThan(0.9999);
      }
    }
  }

  private static FaceEngine engine() throws Exception {
    return FaceEngine.load(Catalogue.shipped().set("bundled"), null, 2);
  }
}
