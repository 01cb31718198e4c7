package io.consentgate.evaluation.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RootOptionTest {

  private static final ProgramSpec GATEWAY =
      new ProgramSpec(
          "gateway", List.of("java"), Path.of("log"), URI.create("http://127.0.0.1:1/"));

  @Test
  void of_descriptor_isTheGatewaysStandardInput() throws Exception {
    RootOption root = RootOption.of("fd:0", Map.of());

    assertThat(root.arguments()).containsExactly("--root", "fd:0");
    assertThat(root.givenTo(GATEWAY).input()).isEqualTo(Optional.of(Path.of("/dev/fd/0")));
    assertThat(root.givenTo(GATEWAY).command()).isEqualTo(GATEWAY.command());
  }

  @Test
  void of_anyOtherRoot_isHandedOnAsItIs() throws Exception {
    RootOption root = RootOption.of("passphrase:/run/secret", Map.of());

    assertThat(root.arguments()).containsExactly("--root", "passphrase:/run/secret");
    assertThat(root.givenTo(GATEWAY)).isEqualTo(GATEWAY);
  }

  @Test
  void of_descriptorThatIsNotOpen_saysHowToOpenIt() {
    assertThatThrownBy(() -> RootOption.of("fd:999999", Map.of()))
        .isInstanceOf(ProgramException.class)
        .hasMessageContainingAll("--root: ", "999999< FILE");
  }
}
