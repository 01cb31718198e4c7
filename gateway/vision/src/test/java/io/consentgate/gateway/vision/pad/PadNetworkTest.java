package io.consentgate.gateway.vision.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.gateway.vision.SharedModels;
import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import io.consentgate.gateway.vision.pad.PadVerdict.Reason;
import io.consentgate.models.AttackDetector;
import io.consentgate.models.Catalogue;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** MiniFASNet, as the catalogue names it and in no other form. */
final class PadNetworkTest {

  @TempDir private Path folder;

  @Test
  void load_withoutTheFiles_saysHowToGetThem() {
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("models install minifasnet")
        .hasMessageNotContaining("model set bundled");
  }

  /** Nothing unverified is loaded. */
  @Test
  void load_fileThatIsAnother_isRefusedByItsDigest() throws Exception {
    for (ModelFile file : detector().files()) {
      Files.writeString(folder.resolve(file.file()), "no network");
    }

    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("is not the one the catalogue names");
  }

  @Test
  void see_anyPicture_isAProbabilityAndTheSameAgain() throws Exception {
    Mat picture = Frames.grey(120);
    Core.randn(picture, 120, 40);
    try (PadNetwork network = load(SharedModels.folder())) {
      double once = Frames.value(network, Frames.frame(picture));
      double again = Frames.value(network, Frames.frame(picture));

      assertThat(once).isBetween(0.0, 1.0);
      assertThat(again).isEqualTo(once);
    }
  }

  /** A face near the border: the crop is moved inside. */
  @Test
  void see_faceAtTheBorder_judgesAllTheSame() throws Exception {
    PadFrame near =
        new PadFrame(Frames.grey(120), Frames.face(40, 440, 60), Frames.features(1, 0), false);
    try (PadNetwork network = load(SharedModels.folder())) {
      assertThat(Frames.value(network, near)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void see_faceTooSmall_isNotApplicable() throws Exception {
    PadFrame far =
        new PadFrame(Frames.grey(120), Frames.face(240, 240, 10), Frames.features(1, 0), false);
    try (PadNetwork network = load(SharedModels.folder())) {
      assertThat(Frames.reading(network, far).against(0.5))
          .isEqualTo(new NotApplicable(Reason.FACE_TOO_SMALL));
    }
  }

  private static PadNetwork load(Path folder) throws ModelException, IOException {
    Frames.grey(0).release();
    return PadNetwork.load(detector(), new ModelLoader(List.of(folder)));
  }

  private static AttackDetector detector() throws ModelException {
    return Catalogue.shipped().attackDetectors().getFirst();
  }
}
