package io.consentgate.evaluation.residue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("CN-34: sealed references of every version are recognised in a database file")
final class SealedBytesTest {

  private static final int SIZE = 1 + 256 + 16;

  @ParameterizedTest(name = "first byte {0}: {1}")
  @CsvSource({"0, false", "1, true", "2, true", "3, false"})
  void after_rowOfAReference_isRecognisedByItsVersion(byte version, boolean expected) {
    byte[] row = new byte[3 + SIZE + 5];
    Arrays.fill(row, (byte) 7);
    row[0] = 12;
    row[1] = (byte) ((SIZE & 0x7f) | 0x80);
    row[2] = (byte) (SIZE >> 7);
    row[3] = version;

    Optional<byte[]> found = SealedBytes.after(row, 0, row.length);

    assertThat(found.map(bytes -> bytes.length))
        .isEqualTo(expected ? Optional.of(SIZE) : Optional.empty());
  }
}
