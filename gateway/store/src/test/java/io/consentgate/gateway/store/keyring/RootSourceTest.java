package io.consentgate.gateway.store.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.consentgate.gateway.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RootSourceTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "file, FILE",
        "passphrase:/run/secret, PASSPHRASE",
        "credential:root, CREDENTIAL",
        "fd:0, CREDENTIAL",
        "pkcs11:slot-id=7?module-path=/usr/lib/x.so&pin-source=file:/run/pin, TOKEN"
      })
  void parse_eachForm_isItsKind(String text, RootKind kind) {
    Map<String, String> environment = Map.of("CREDENTIALS_DIRECTORY", "/run/credentials/x");

    assertThat(RootSource.parse(text, environment).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "passphrase:",
        "credential:",
        "credential:root",
        "fd:",
        "fd:x",
        "fd:-1",
        "fd:00",
        "fd:1",
        "fd:2",
        "fd:999999",
        "pkcs11:",
        "pkcs11:slot-id=x?module-path=/a&pin-source=/b",
        "pkcs11:slot-id=1",
        "pkcs11:slot-id=1?module-path=/a&pin-source=/b&pin-value=1234",
        "pkcs11:slot-id=1;slot-id=2?module-path=/a&pin-source=/b"
      })
  void parse_anythingElse_saysWhatWouldBe(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RootSource.parse(text, Map.of()))
        .withMessageStartingWith("a root ");
  }

  @Test
  void parse_descriptorOfTheJavaMachineItself_isRefused() throws Exception {
    Map<Path, String> open = openDescriptors();
    Path modules = Path.of(System.getProperty("java.home"), "lib", "modules").toRealPath();
    assertThat(open).containsKey(modules);
    List<String> own =
        open.entrySet().stream()
            .filter(each -> each.getKey().equals(modules) || ("" + each.getKey()).endsWith(".jar"))
            .map(Map.Entry::getValue)
            .toList();

    assertThat(own)
        .hasSizeGreaterThan(1)
        .allSatisfy(
            number ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> RootSource.parse("fd:" + number, Map.of()))
                    .withMessageContaining(number + "< FILE"));
  }

  @Test
  void open_descriptorOfAFile_takesWhatItHolds() throws Exception {
    Path file = Files.write(folder.resolve("secret"), new byte[32]);
    try (FileChannel _ = FileChannel.open(file)) {
      String number = openDescriptors().get(file.toRealPath());

      try (Root root = RootSource.parse("fd:" + number, Map.of()).open(new SecureRandom())) {
        assertThat(root.kind()).isEqualTo(RootKind.CREDENTIAL);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/lib/x.so", "/a b/100%;?&=+x.so", "file:y"})
  void tokenAddress_whateverThePathsHold_saysWhatItIs(String path) {
    TokenAddress address = new TokenAddress(7, Path.of(path), Path.of(path));

    assertThat(TokenAddress.parse(address.toString())).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({"passphrase, eleven-byte", "fd, too short for a secret of 32b"})
  void open_secretTooShort_saysSo(String form, String content) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), content);
    RootSource source =
        form.equals("fd")
            ? RootSource.parse("credential:secret", Map.of("CREDENTIALS_DIRECTORY", "" + folder))
            : RootSource.parse("passphrase:" + file, Map.of());

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> source.open(new SecureRandom()))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(content))
        .satisfies(e -> assertThat(e.nextStep()).isNotBlank());
  }

  @Test
  void open_nothingThere_saysSo() {
    RootSource source = RootSource.parse("passphrase:" + folder.resolve("none"), Map.of());

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> source.open(new SecureRandom()))
        .withMessageContaining("PASSPHRASE cannot be read");
  }

  @Test
  void open_tokenThatIsNotThere_saysSo() throws Exception {
    Path pin = Files.writeString(folder.resolve("pin"), "1234\n");
    RootSource source =
        RootSource.parse(
            "pkcs11:slot-id=1?module-path=/nowhere/module.so&pin-source=" + pin, Map.of());

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> source.open(new SecureRandom()))
        .withMessageContaining("token");
  }

  private static Map<Path, String> openDescriptors() throws IOException {
    Map<Path, String> numbers = new HashMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path each : all) {
        if (Files.isSymbolicLink(each)) {
          numbers.put(Files.readSymbolicLink(each), each.getFileName().toString());
        }
      }
    }
    return numbers;
  }
}
