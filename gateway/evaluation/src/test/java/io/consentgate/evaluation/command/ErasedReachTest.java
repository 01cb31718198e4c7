package io.consentgate.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("status says who opens what was erased, as threat-model.md does")
final class ErasedReachTest {

  private static final int BESIDE_THE_SECRET = 0;
  private static final int ALONE = 1;

  /** The columns of the table, and the kinds that they are for. */
  @ParameterizedTest
  @CsvSource({"FILE,1", "PASSPHRASE,2", "CREDENTIAL,3", "TOKEN,4"})
  void lines_ofEveryRoot_areTheTableOfTheThreatModel(String root, int column) throws Exception {
    String house = System.getProperty("consentgate.root", "../..");
    var rows =
        Files.readAllLines(Path.of(house, "gateway/docs/threat-model.md")).stream()
            .filter(line -> line.startsWith("| a copy of the whole disk made before"))
            .map(line -> line.split("\\|", -1)[column + 1].strip())
            .toList();

    assertThat(rows).hasSize(2);
    assertThat(ErasedReach.lines(root).get(1).contains("OPEN it"))
        .isEqualTo(rows.get(BESIDE_THE_SECRET).startsWith("opens"));
    assertThat(ErasedReach.lines(root).get(2).contains("OPENS it"))
        .isEqualTo(rows.get(ALONE).startsWith("opens"));
    assertThat(ErasedReach.lines(root))
        .filteredOn(line -> line.contains("NOTHING"))
        .hasSizeGreaterThanOrEqualTo(2);
  }
}
