package io.consentgate.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.ProgramException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A first run offers another set once, says what it is worth, and goes on")
final class ModelSetOfferTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private final List<String> installed = new ArrayList<>();
  private DataFolder data;
  private boolean hasNetwork = true;
  private boolean isYes;

  @BeforeEach
  void prepare() throws Exception {
    data = DataFolder.open(folder.resolve("data"));
  }

  @Test
  void make_declined_goesOnAndIsNotAskedAgain() throws Exception {
    offer();
    offer();

    assertThat(asked).hasSize(1);
    assertThat(installed).isEmpty();
    assertThat(out.toString()).containsOnlyOnce("goes on with bundled");
  }

  @Test
  void make_anyAnswer_saidBeforeWhatItIsWorthAndWhatIsToBeDoneFirst() throws Exception {
    offer();

    assertThat(out.toString())
        .contains("38.9 MB", "MIT and Apache-2.0", "95 % bounds")
        .contains("not measured here, so no threshold is known and it opens no door")
        .contains("The two do not compare")
        .contains("Installing it changes nothing at the door")
        .contains("evaluate calibrate opencv-zoo");
    assertThat(asked.getFirst()).contains("accept MIT and Apache-2.0? [y/N]");
  }

  @Test
  void make_accepted_installsOnce() throws Exception {
    isYes = true;

    offer();
    offer();

    assertThat(installed).containsExactly("opencv-zoo");
  }

  @Test
  void make_offline_isSilentAndAsksAnotherTime() throws Exception {
    hasNetwork = false;
    offer();
    assertThat(asked).isEmpty();
    assertThat(out.toString()).isEmpty();

    hasNetwork = true;
    offer();
    assertThat(asked).hasSize(1);
  }

  @Test
  void make_downloadFails_saysWhyAndGoesOn() throws Exception {
    isYes = true;

    new ModelSetOffer(data, new PrintWriter(out, true), _ -> true, _ -> true)
        .make(
            (_, _) -> {
              throw new ProgramException("The network is gone.");
            });

    assertThat(out.toString()).contains("The network is gone.").contains("goes on with bundled");
    offer();
    assertThat(asked).as("asked once only").isEmpty();
  }

  @Test
  void make_calibrationThatCannotBeUsed_doesNotStopTheStart() throws Exception {
    Files.createDirectories(data.models());
    Files.writeString(data.models().resolve("opencv-zoo-1.calibration.json"), "{}");

    offer();

    assertThat(out.toString()).contains("goes on with bundled");
  }

  private void offer() throws Exception {
    new ModelSetOffer(
            data,
            new PrintWriter(out, true),
            question -> {
              asked.add(question);
              return isYes;
            },
            _ -> hasNetwork)
        .make((_, entry) -> installed.add(entry.name()));
  }
}
