package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.programs.AuthoritySettings;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.EndedProgram;
import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.ProgramSpec;
import io.consentgate.evaluation.programs.RunningProgram;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("browsers trust another certificate meanwhile")
@DisplayName("A gateway pairs with an authority elsewhere, over TLS, by a code used once")
final class PairingIT {

  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String WRONG = "0000-0000-0000-0000";

  @TempDir private static Path folder;
  private static SSLContext before;
  private static OwnCertificate certificate;
  private static DataFolder data;
  private static URI address;
  private static RunningProgram authority;
  private static Office office;
  private static Browser desk;

  @BeforeAll
  static void startAuthority() throws Exception {
    before = SSLContext.getDefault();
    certificate = OwnCertificate.make(folder);
    SSLContext.setDefault(certificate.trusted());
    data = DataFolder.open(folder.resolve("office"));
    int port = FreePort.any();
    address = URI.create("https://127.0.0.1:" + port);
    List<String> options = List.of("--bind", "0.0.0.0", "--public-url", address.toString());
    ProgramSpec plain =
        launch(data)
            .authority(
                new AuthoritySettings(
                    port, plus(options, "--tls-keystore", certificate.keystore().toString())));
    List<String> command =
        new ArrayList<>(List.of("env", "CONSENTGATE_TLS_PASSWORD=" + certificate.password()));
    command.addAll(plain.command());
    authority =
        RunningProgram.start(
            new ProgramSpec("authority", command, plain.log(), address.resolve("/keys")), _ -> {});
    authority.awaitReady(READY);
    URI link = URI.create(launch(data).firstSignInLink().orElseThrow());
    desk = new Browser(address);
    String code = desk.open(link.toString()).ok().field("code").orElseThrow();
    desk.submit("/sign-in", Map.of("code", code)).ok();
    office = new Office(address, "main", InstantSource.system());
    office.signIn(URI.create(launch(data).signInLink()));
  }

  @AfterAll
  static void end() {
    SSLContext.setDefault(before);
    if (authority != null) {
      authority.close();
    }
  }

  @Test
  void pair_certificateNobodyTrusts_saysWhichOption() throws Exception {
    ProgramSpec gateway = gateway("gate-9", FreePort.any(), List.of("--pair", openCode()));

    assertRefused(gateway, "certificate", "--authority-trust");
  }

  @Test
  void pair_wrongCode_isRefused() throws Exception {
    String open = openCode();

    assertThat(open).isNotEqualTo(WRONG);
    assertRefused(
        gateway("gate-9", FreePort.any(), trusting("--pair", WRONG)), "pairing code", "new one");
  }

  @Test
  void pair_rightCode_tradesOnceAndEverythingIsThere() throws Exception {
    String code = openCode();
    int port = FreePort.any();
    ProgramSpec spec =
        gateway(
            "gate-1",
            port,
            trusting(
                "--pair",
                code,
                "--bind",
                "0.0.0.0",
                "--tls-keystore",
                certificate.keystore().toString(),
                "--tls-password-file",
                certificate.passwordFile().toString()));
    URI home = URI.create("https://127.0.0.1:" + port);
    byte[] ticket = office.ticket(Office.Terms.day());

    try (RunningProgram gateway =
            RunningProgram.start(
                new ProgramSpec(
                    spec.name(), spec.command(), spec.log(), home.resolve("/about-this-gate.json")),
                _ -> {});
        Browser screen = new Browser(home)) {
      gateway.awaitReady(READY);
      SceneFile scene = new SceneFile(folder.resolve("gate-1/scene.json"));
      Path log = folder.resolve("gate-1/gateway/portal-main.log");

      Patience.await(
          "a status list",
          SOON,
          () -> screen.json("/about-this-gate.json").path("status").path("usable").asBoolean(),
          usable -> usable);
      assertThat(new Doorway(screen, scene, "main", log).present(ticket))
          .isEqualTo(new Doorway.Outcome("OPEN", 1));
      Patience.await(
          "the face lane",
          SOON,
          new Mirror(screen)::faceLane,
          "TRIAL_PACK_BEYOND_LOOPBACK"::equals);
      assertThat(desk.open("/gateways").ok().body()).contains("data-gateway=\"gate-1\"");
      assertRefused(
          gateway("gate-2", FreePort.any(), trusting("--pair", code)), "pairing code", "new one");
    }
  }

  private static String openCode() throws Exception {
    String once = desk.open("/gateways").ok().field("once").orElseThrow();
    return desk.submit("/gateways/pairing", Map.of("once", once))
        .ok()
        .attribute("data-pairing-code")
        .orElseThrow();
  }

  private static void assertRefused(ProgramSpec gateway, String... parts) throws Exception {
    EndedProgram ended = EndedProgram.of(gateway);

    assertThat(ended.status()).as("%s", ended).isEqualTo(1);
    assertThat(ended.errors().strip())
        .contains(parts)
        .doesNotContain("\n")
        .doesNotContain("\tat ")
        .endsWith(".");
  }

  private static ProgramSpec gateway(String name, int port, List<String> further) throws Exception {
    DataFolder own = DataFolder.open(folder.resolve(name));
    Path scene = own.root().resolve("scene.json");
    if (!Files.exists(scene)) {
      Files.writeString(scene, "{}");
    }
    return launch(own)
        .gateway(
            new GatewaySettings(
                port,
                address,
                "synthetic:" + scene,
                "main=log:",
                plus(further, "--gateway-id", name, "--poll", "1")));
  }

  private static List<String> trusting(String... options) {
    return plus(List.of("--authority-trust", certificate.pem().toString()), options);
  }

  private static ProgramLaunch launch(DataFolder folder) throws Exception {
    return new ProgramLaunch(Installation.find(), folder);
  }

  private static List<String> plus(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }
}
