package io.consentgate.evaluation.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class LimitsTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, UTF_8);
  private final Limits limits = new Limits();

  @Test
  void status_everyFigureWithin_isZeroAndSaysNothing() {
    limits.hold("room", 1024, 1024, "bytes");
    limits.hold("erasure", -1, 20, "ms");

    assertThat(limits.status(out)).isZero();
    assertThat(said.toString(UTF_8)).isEmpty();
  }

  @Test
  void status_oneFigureBeyond_isOneAndNamesIt() {
    limits.hold("room", 1000, 1024, "bytes");
    limits.hold("erasure", 20.5, 20, "ms");

    assertThat(limits.status(out)).isEqualTo(1);
    assertThat(said.toString(UTF_8).strip()).isEqualTo("MISSED    erasure: 20.50 ms, at most 20");
  }

  @Test
  void status_figureThatIsNone_isOne() {
    limits.hold("overhead", Double.NaN, 10, "%");

    assertThat(limits.status(out)).isEqualTo(1);
  }
}
