package io.consentgate.evaluation.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.evaluation.bench.MatControl.Deed;
import io.consentgate.evaluation.programs.JavaProgram;
import io.consentgate.gateway.vision.FaceEngine;
import io.consentgate.models.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Once a pipeline is warm, pictures make no Mats but those that OpenCV's Java classes return: one
 * for each run of a network and for each alignment, let go at once. Controls that do otherwise are
 * seen.
 */
final class MatCountTest {

  private static final String PICTURES = "20";
  private static final int HEAP_MEGABYTES = 128;

  private static final String NONE_OF_OURS = "  a picture: 0.00 of ours (at most 0)\n";

  /** Detector, features, and two looks of the landmark network. */
  private static final String OF_A_PICTURE = returned("4.00", "4.00", "1.00", 1, "0.00");

  /** Each network is run on black. */
  private static final String RETURNED_OVERWRITING = returned("3.00", "3.00", "0.00", 0, "0.00");

  private static final String OF_OVERWRITING =
      "  overwriting after a capture: 0.00 of ours (at most 0)\n" + RETURNED_OVERWRITING;

  @TempDir private Path folder;

  @Test
  void count_pipelineThatIsWarm_findsReturnedMatsOnly() throws Exception {
    String said = run(0, MatProgram.class, PICTURES);

    assertThat(said).contains(NONE_OF_OURS + OF_A_PICTURE + OF_OVERWRITING);
    assertThat(said).doesNotContain("MISSED");
  }

  @Test
  void count_oneMoreMadeWithEachPicture_namesItsMaker() throws Exception {
    String said = run(1, MatControl.class, PICTURES, Deed.MAKE_A_MAT.name());

    assertThat(said)
        .contains(
            "  a picture: 1.00 of ours (at most 0)\n"
                + "    MatControl.commit by Mat.<init> 1.00\n"
                + OF_A_PICTURE
                + OF_OVERWRITING);
    assertThat(missed(said)).containsExactly("new Mats of ours, a picture: 1.00 each, at most 0");
  }

  @Test
  void count_oneMoreMadeWithEachOverwriting_namesItsMaker() throws Exception {
    String said = run(1, MatControl.class, PICTURES, Deed.OVERWRITE_AND_MAKE_A_MAT.name());

    assertThat(said)
        .contains(
            NONE_OF_OURS
                + OF_A_PICTURE
                + "  overwriting after a capture: 1.00 of ours (at most 0)\n"
                + "    MatControl.commit by Mat.<init> 1.00\n"
                + RETURNED_OVERWRITING);
    assertThat(missed(said))
        .containsExactly("new Mats of ours, overwriting after a capture: 1.00 each, at most 0");
  }

  @Test
  void count_answerKept_isSeen() throws Exception {
    String said = run(1, MatControl.class, PICTURES, Deed.KEEP_AN_ANSWER.name());

    assertThat(said)
        .contains(NONE_OF_OURS + returned("5.00", "5.00", "1.00", 1, "1.00") + OF_OVERWRITING);
    assertThat(missed(said))
        .containsExactly("returned Mats that were kept, a picture: 20.00 in all, at most 0");
  }

  @Test
  void count_answerAskedForTwice_isSeen() throws Exception {
    String said = run(1, MatControl.class, PICTURES, Deed.ASK_TWICE.name());

    assertThat(said)
        .contains(NONE_OF_OURS + returned("6.00", "5.00", "1.00", 1, "0.00") + OF_OVERWRITING);
    assertThat(missed(said))
        .containsExactly("Mats returned with answers, a picture: 120.00 in all, at most 100");
  }

  @Test
  void count_alignedTwice_isSeen() throws Exception {
    String said = run(1, MatControl.class, PICTURES, Deed.ALIGN_ONCE_MORE.name());

    assertThat(said)
        .contains(NONE_OF_OURS + returned("4.00", "4.00", "2.00", 1, "0.00") + OF_OVERWRITING);
    assertThat(missed(said))
        .containsExactly("Mats returned with maps, a picture: 40.00 in all, at most 20");
  }

  @Test
  void count_frameLostWithEachPicture_isSeen() throws Exception {
    String said = run(1, MatControl.class, "100", Deed.LOSE_A_FRAME.name());

    assertThat(missed(said)).hasSize(2);
    assertThat(missed(said).getFirst())
        .isEqualTo("new Mats of ours, a picture: 1.00 each, at most 0");
    assertThat(missed(said).getLast())
        .matches("growth of resident memory: (8[5-9]|9\\d)\\d\\.\\d\\d KB a picture, at most 32");
  }

  @Test
  void during_processThatDoesNotCount_refuses() throws Exception {
    FaceEngine.load(Catalogue.shipped().set("bundled"), null, 1);

    assertThatThrownBy(() -> MatCount.during(() -> {})).isInstanceOf(IllegalStateException.class);
  }

  private static String returned(
      String answers, String runs, String maps, int alignments, String kept) {
    return """
            returned by Net.forward: %s (at most one a run: %s)
            returned by Calib3d.estimateAffinePartial2D: %s (at most one an alignment: %d)
            returned, and not let go at once: %s (at most 0)
        """
        .formatted(answers, runs, maps, alignments, kept);
  }

  private static List<String> missed(String said) {
    String mark = "MISSED    ";
    return said.lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  private String run(int status, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    String classPath = MatProgram.classPath(System.getProperty("java.class.path"), folder);
    JavaProgram java = new JavaProgram(classPath, program.getName(), HEAP_MEGABYTES, List.of());
    Process process =
        new ProcessBuilder(java.command(List.of(arguments)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }
}
