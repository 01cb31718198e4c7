package io.consentgate.gateway.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.consentgate.gateway.app.RunningGateway;
import io.consentgate.gateway.app.Settings;
import io.consentgate.gateway.app.testing.GateUnderTest;
import io.consentgate.gateway.app.testing.Walker;
import io.consentgate.gateway.store.GatewayStore.LostKeys;
import io.consentgate.gateway.store.keyring.RootSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose key ring lies under a passphrase, started again with another. */
@DisplayName("CN-14: the root of the key ring, as visitors and operators see it")
class KeyRingRootTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Nobody is there: what this shows needs no authority. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:9");

  @TempDir private Path folder;

  @Test
  void start_withAnotherPassphrase_closesTheFaceLaneAndSaysWhyAndHealsWithTheRightOne()
      throws Exception {
    see("the right one, at first", true);

    see("not the right one", false);

    see("the right one, at first", true);
  }

  private void see(String passphrase, boolean readable) throws Exception {
    try (RunningGateway gateway = RunningGateway.start(settings(passphrase));
        Walker walker = new Walker(gateway.address())) {
      await(walker, "pass_lane", "works");
      if (!readable) {
        await(walker, "face_lane", "KEYS_UNREADABLE");
        assertThat(walker.get("/about-this-gate?lang=en").body())
            .contains("the key of this gate is not at hand");
      }
      Map<String, Object> all = JSONObjectUtils.parse(walker.get("/about-this-gate.json").body());
      assertThat(all.get("key_ring")).isEqualTo(Map.of("root", "PASSPHRASE", "readable", readable));
      assertThat(walker.get("/about-this-gate?lang=en").body())
          .contains("knows the operator\u2019s passphrase");
      assertThat(fact(walker, "face_lane").equals("KEYS_UNREADABLE")).isEqualTo(!readable);
    }
  }

  private Settings settings(String passphrase) throws Exception {
    Settings plain = GateUnderTest.settings(folder.resolve("gateway"), NOBODY);
    Path file = Files.writeString(folder.resolve("passphrase"), passphrase + "\n");
    RootSource root = RootSource.parse("passphrase:" + file, Map.of());
    return new Settings(
        plain.gateway(),
        plain.data(),
        plain.listening(),
        plain.authority(),
        plain.portals(),
        plain.models(),
        plain.pad(),
        plain.pack(),
        new Settings.KeyRingSetting(root, LostKeys.KEEP),
        plain.zone());
  }

  private static void await(Walker walker, String name, String value) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!fact(walker, name).equals(value)) {
      assertThat(System.nanoTime()).as("%s is not %s yet", name, value).isLessThan(until);
      Thread.sleep(50);
    }
  }

  private static String fact(Walker walker, String name) throws Exception {
    Map<String, Object> all = JSONObjectUtils.parse(walker.get("/about-this-gate.json").body());
    return all.get("portals") instanceof List<?> portals
            && portals.getFirst() instanceof Map<?, ?> portal
        ? String.valueOf(portal.get(name))
        : "";
  }
}
