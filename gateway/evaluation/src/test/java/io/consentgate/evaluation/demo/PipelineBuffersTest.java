package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.camera.visitor.Cast;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.RegionOfInterest;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Catalogue;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a pipeline keeps outside the heap is there after a look, and zero once it forgot. */
final class PipelineBuffersTest {

  /** What is made of a face to measure it, among others. */
  private static final Set<String> OF_THE_METER = Set.of("meter.grey", "meter.laplacian.mat");

  @Test
  @DisplayName("CN-34: every native buffer of a pipeline is zero after it forgot")
  void forget_afterALook_leavesZerosInEveryBuffer() throws Exception {
    FaceEngine engine = FaceEngine.load(Catalogue.shipped().set("bundled"), null, 1);
    try (Arena arena = Arena.ofConfined();
        FacePipeline pipeline = engine.pipeline(RegionOfInterest.WHOLE)) {
      MemorySegment picture = picture(arena);
      assertThat(pipeline.look(picture, VisitorScene.WIDTH, VisitorScene.HEIGHT))
          .isInstanceOfSatisfying(OneFace.class, face -> face.features().close());
      Set<String> full = notZero(pipeline, picture);

      pipeline.forget();

      assertThat(full).containsAll(OF_THE_METER).hasSizeGreaterThan(2 * OF_THE_METER.size());
      assertThat(notZero(pipeline, picture)).isEmpty();
    }
  }

  /** The picture is its owner's to overwrite, through whatever view it is seen. */
  private static Set<String> notZero(FacePipeline pipeline, MemorySegment picture)
      throws ReflectiveOperationException {
    byte[] shown = picture.toArray(ValueLayout.JAVA_BYTE);
    Map<String, byte[]> found = PipelineBuffers.of(pipeline).found();
    found.remove(KnownPicture.OUTPUT);
    found.values().removeIf(bytes -> Arrays.equals(bytes, shown));
    found.values().removeIf(bytes -> Arrays.equals(bytes, new byte[bytes.length]));
    return new TreeSet<>(found.keySet());
  }

  private static MemorySegment picture(Arena arena) {
    MemorySegment drawn = arena.allocate(3L * VisitorScene.WIDTH * VisitorScene.HEIGHT);
    VisitorScene scene = new VisitorScene();
    scene.showVisitors(List.of(Cast.seeds().getFirst()), List.of(), 0);
    scene.draw(1);
    scene.copyTo(drawn);
    return drawn;
  }
}
