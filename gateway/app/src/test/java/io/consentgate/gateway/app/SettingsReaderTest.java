package io.consentgate.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.biometric.PadLevel;
import io.consentgate.signature.Identity;
import io.consentgate.signature.SignedPolicyPack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is said on the command line fits together, or one sentence says what does not. */
class SettingsReaderTest {

  @TempDir private Path folder;

  @Test
  void read_nothingSaid_givesOneLogPortalOnLoopback() {
    Settings settings = read();

    assertThat(settings.listening().isLoopback()).isTrue();
    assertThat(settings.portals()).hasSize(1);
    assertThat(settings.portals().getFirst().isLogOnly()).isTrue();
    assertThat(settings.portals().getFirst().camera()).isEqualTo("v4l2:0");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0,0,1,1 | 1",
        "0.2,0,0.6,1 | 0.6",
        "main=0.25,0.5,0.5,0.5 | 0.25",
        "main=0,0 1,0 0.5,1 | 0.5",
        "0.5,0 1,0.5 0.5,1 0,0.5 | 0.5",
        "0,0 1,1 1,0 0,1 | 0.5"
      })
  @DisplayName("CN-31: the part of the picture that is looked at")
  void read_aRegion_leavesThatShareOfThePicture(String region, double share) {
    Settings settings = read("--region", region);

    assertThat(settings.portals().getFirst().region().share()).isCloseTo(share, within(1e-9));
  }

  @Test
  void read_regionsOfTwoPortals_areEachTheirOwn() {
    Settings settings =
        read("--portal=a=log:", "--portal=b=log:", "--region=b=0,0,0.5,1", "--region=0,0,1,0.4");

    assertThat(settings.portals())
        .extracting(portal -> portal.region().share())
        .containsExactly(0.4, 0.5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--bind=0.0.0.0 | without encryption",
        "--port=70000 | --port",
        "--portal=Main=log: | lower-case",
        "--portal=main=ftp://x | log: or http",
        "--camera=carrier-pigeon:1 | --camera",
        "--region=0.5,0,0.6,1 | PORTAL one of main",
        "--region=side=0,0,1,1 | PORTAL one of main",
        "--region=0,0,1 | LEFT,TOP,WIDTH,HEIGHT",
        "--region=0,0 1,1 | corners",
        "--region=0,0 1,0 1 | corners",
        "--region=NaN,0,1,1 | shares of the picture",
        "--region=0.5,0.5,0.01,0.01 | less than a hundredth",
        "--region=side=1 | shares of the picture",
        "--authority=http://198.51.100.7:1 | https",
        "--authority-trust=authority.pem | https://HOST:PORT",
        "--pack=no-such-file | cannot be read",
        "--gateway-id=UPPER | --gateway-id",
        "--poll=0 | --poll",
        "--root=fd:999999 | 999999< FILE",
        "--zone=Nowhere/City | --zone"
      })
  @DisplayName("Bad input: one sentence with the next step")
  void read_badInput_saysWhatHelps(String argument, String expected) {
    assertThatThrownBy(() -> read(argument))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(expected);
  }

  @Test
  @DisplayName("A pack counts only if the named key signed it")
  void read_packOfAnotherKey_isRefused() throws Exception {
    Identity signer = Identity.mint(new SecureRandom());
    Identity other = Identity.mint(new SecureRandom());
    Path pack =
        Files.writeString(
            folder.resolve("pack.jws"), SignedPolicyPack.sign(signer, PolicyPack.DEMO));
    Path right = Files.writeString(folder.resolve("a.jwk"), signer.verificationKey().toJwk());
    Path wrong = Files.writeString(folder.resolve("b.jwk"), other.verificationKey().toJwk());

    assertThat(read("--pack=" + pack, "--pack-key=" + right).pack().pack())
        .isEqualTo(PolicyPack.DEMO);
    assertThatThrownBy(() -> read("--pack=" + pack, "--pack-key=" + wrong))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("not signed");
  }

  @Test
  @DisplayName("BF-6: drawn pictures never stand before a real door")
  void read_syntheticCameraAtRealPortal_isRefused() {
    assertThatThrownBy(
            () -> read("--portal=main=http://127.0.0.1:9/x", "--camera=synthetic:scene.json"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("real door");
  }

  @Test
  @DisplayName("ST-14: what is done against held-up pictures is on unless turned off by its word")
  void read_padLevel_isOneOfItsWords() {
    assertThat(read("--camera=file:scene.json").pad()).isEqualTo(PadLevel.FROZEN_FRAMES);
    for (PadLevel level : PadLevel.values()) {
      assertThat(read("--camera=file:scene.json", "--pad=" + level.word()).pad()).isEqualTo(level);
    }
    assertThatThrownBy(() -> read("--camera=file:scene.json", "--pad=all"))
        .isInstanceOf(StartRefused.class)
        .hasMessage("--pad is none, frozen-frames or turn-head.");
  }

  @Test
  @DisplayName("Bad input: a port in use is one sentence, exit 1, no stack trace")
  void run_portInUse_saysSo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String said = run("--data=" + folder.resolve("a"), "--port=" + taken.getLocalPort());

      assertThat(said).contains("is in use", "--port").doesNotContain("\tat ");
    }
  }

  @Test
  @DisplayName("Bad input: a data folder that is no folder is one sentence, exit 1")
  void run_dataFolderIsAFile_saysSo() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");

    String said = run("--data=" + file.resolve("below"), "--port=0");

    assertThat(said).contains("--data").doesNotContain("\tat ");
  }

  private static String run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(GatewayProgram.run(arguments)).isEqualTo(1);
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Settings read(String... arguments) {
    Options options = new Options();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("all", specOf(options)))
        .parseArgs(arguments);
    return SettingsReader.read(options);
  }

  private static CommandLine.Model.CommandSpec specOf(Options options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }
}
