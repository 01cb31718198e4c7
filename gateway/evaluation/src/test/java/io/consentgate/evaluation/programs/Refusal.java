package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedMap;

/** One start that must be refused: one sentence, status 1, and everything as it was. */
final class Refusal {

  private static final int LONGEST_LINE = 700;

  private final Path folder;
  private final ProgramSpec spec;

  /**
   * Prepares a start.
   *
   * @param folder must stay as it is
   * @param spec what to start
   */
  Refusal(Path folder, ProgramSpec spec) {
    this.folder = folder;
    this.spec = spec;
  }

  /** Starts the program; what it says must be one sentence that has all of these in it. */
  void says(String... parts) throws Exception {
    SortedMap<String, String> before = Snapshot.of(folder);

    EndedProgram ended = EndedProgram.of(spec);

    assertThat(ended.status()).as("%s", ended).isEqualTo(1);
    assertThat(ended.output()).isBlank();
    assertThat(ended.errors().strip())
        .contains(parts)
        .doesNotContain("\n")
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .endsWith(".")
        .hasSizeLessThan(LONGEST_LINE);
    assertThat(Snapshot.of(folder)).as("the folder, after: %s", ended).isEqualTo(before);
  }
}
