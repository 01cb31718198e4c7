package io.consentgate.evaluation.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.consentgate.evaluation.bench.BareNet.Engine;
import io.consentgate.evaluation.programs.RtspServer;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.FaceStages;
import io.consentgate.gateway.vision.Landmarks;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** The bench runs, and compares like with like. How fast it is, a shared machine cannot tell. */
final class VisionTest {

  private static final int FEW = 5;
  private static final int SECONDS = 4;

  @Test
  void speedAndHeap_overFewRounds_printEveryStageAndRatio() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    try (VisionProgram program = new VisionProgram(new PrintStream(said, true, UTF_8), 1)) {
      program.speed(FEW);
      program.heap(FEW);
    }

    String number = " +[0-9.]+ ";
    assertThat(said.toString(UTF_8))
        .contains("native threads: 1", "ONNX Runtime")
        .containsPattern("detector, 320 x 320" + number)
        .containsPattern("landmarks, 64 x 64" + number)
        .containsPattern("alignment, 112 x 112" + number + ".* - +[0-9.]+ +-")
        .containsPattern("measures of quality" + number + ".* - +[0-9.]+ +-")
        .containsPattern("features, 112 x 112" + number)
        .containsPattern("chain, 640 x 480" + number)
        .containsPattern("a picture takes [0-9,]+ bytes of the Java heap");
    System.out.print(said.toString(UTF_8));
  }

  /** Nothing moves, and has not for ten seconds: hardly a frame is searched. */
  @Test
  void idle_nobodyThere_searchesFewFramesAndPrintsTheShare() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();

    new IdleProgram(new PrintStream(said, true, UTF_8), Duration.ofSeconds(SECONDS)).run(List.of());

    System.out.print(said.toString(UTF_8));
    assertFewSearched("raw", said.toString(UTF_8));
    assumeFalse(said.toString(UTF_8).contains("no RTSP server"), RtspServer.NOT_INSTALLED);
    assertFewSearched("H.264 over RTSP", said.toString(UTF_8));
  }

  private static void assertFewSearched(String camera, String said) {
    Matcher line =
        Pattern.compile(
                camera + ", .*: [0-9.]+ % of a core .* (\\d+) frames looked at, (\\d+) of them")
            .matcher(said);
    assertThat(line.find()).as(camera).isTrue();
    assertThat(Integer.parseInt(line.group(1))).isBetween(SECONDS, 16 * SECONDS);
    assertThat(Integer.parseInt(line.group(2))).isLessThanOrEqualTo(1);
  }

  /** Both cut the same crop, but for what a thousandth of a pixel changes. */
  @Test
  void alignment_ofOneFace_isTheSameInOpenCv() throws Exception {
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, 1);
    try (VisionScene scene = new VisionScene();
        FaceStages stages = new FaceStages(engine.models(), scene.frame())) {
      double[] landmarks = new double[2 * Landmarks.POINTS];
      for (int i = 0; i < Landmarks.POINTS; i++) {
        landmarks[2 * i] = stages.landmarks().x(i);
        landmarks[2 * i + 1] = stages.landmarks().y(i);
      }
      Mat bare =
          new BareAlignment(BareBundled.TEMPLATE, 112, 112, 112)
              .align(new BarePyramid().show(scene.frame()), landmarks);

      Mat crop = stages.align();

      assertThat(Core.norm(crop, bare, Core.NORM_L1) / crop.total()).isLessThan(0.5);
      assertThat(stages.judge()).isEmpty();
    }
  }

  /** One of them looks at a wider picture for faces, so the landmarks begin from elsewhere. */
  @ParameterizedTest
  @CsvSource({"OPENCV,0.9999", "ONNX_RUNTIME,0.999"})
  void chain_inEveryRuntime_givesTheFeaturesOfThePipeline(Engine runtime, double least)
      throws Exception {
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, 1);
    try (VisionScene scene = new VisionScene();
        FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE)) {
      float[] bare = new BareBundled(engine.models(), runtime, 1).run(scene.frame());

      var seen = pipeline.look(scene.pixels(), VisionScene.WIDTH, VisionScene.HEIGHT);

      try (var features = ((OneFace) seen).features()) {
        double dot = 0;
        double square = 0;
        for (int i = 0; i < bare.length; i++) {
          dot += bare[i] * features.memory().getAtIndex(ValueLayout.JAVA_FLOAT, i);
          square += bare[i] * bare[i];
        }
        assertThat(dot / Math.sqrt(square)).isGreaterThan(least);
      }
    }
  }
}
