package io.consentgate.gateway.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.consentgate.contract.policy.PackKind;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.camera.SourceLostException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, permissions, and what is said about them. */
final class CameraSourcesTest {

  @ParameterizedTest
  @CsvSource({
    "v4l2:0, v4l2:0",
    "v4l2:/dev/video7, v4l2:/dev/video7",
    "rtsp://u:top%2Fsecret@cam.example:8554/live?key=secret, rtsp://cam.example:8554/live",
    "http://cam.example/mjpg?user=a&password=secret, http://cam.example/mjpg"
  })
  void name_ofACamera_isItsAddressWithoutSecrets(String address, String name) {
    CameraSource source = CameraSources.of(address);

    assertThat(source.name()).isEqualTo(name).doesNotContain("secret");
    assertThat(source.kind()).isEqualTo(SourceKind.LIVE);
    assertThat(CameraSources.isForTrialOnly(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "cam", ":", "ftp://secret@x", "rtsp:secret", "v4l2:", "rtsp://a:secret@ x"})
  void of_anAddressThatIsNone_isRefusedWithoutRepeatingIt(String address) {
    assertThatThrownBy(() -> CameraSources.of(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("camera")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @ParameterizedTest
  @CsvSource({
    "synthetic:/x/scene.json,SYNTHETIC",
    "file:/x/scene.json,STILL",
    "file:/x/face.png,STILL",
    "FILE:/x/film.mp4,FILM"
  })
  @DisplayName(
      "A source for trying out needs the permission, and says whether its pictures are still")
  void of_asourceForTryingOut_needsThePermissionAndSaysItsKind(String address, SourceKind kind) {
    assertThat(CameraSources.isForTrialOnly(address)).isTrue();
    assertThatThrownBy(() -> CameraSources.of(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DEMO");

    assertThat(CameraSources.of(address, permission()).kind()).isEqualTo(kind);
  }

  @Test
  @DisplayName("synthetic: and file: only under a trial pack and only with log: portals")
  void ask_underAnotherPackOrWithARealPortal_givesNoPermission() {
    PolicyPack demo = PolicyPack.DEMO;
    PolicyPack earnest =
        new PolicyPack(
            "EU",
            PackKind.OPERATION,
            demo.custodies(),
            demo.maxRetention(),
            demo.maxStatusAge(),
            demo.maxFalseMatchRate(),
            demo.maxFalsePositiveRate());

    assertThat(TrialPermission.ask(demo, List.of("log:", "log:side"))).isPresent();
    assertThat(TrialPermission.ask(demo, List.of("log:", "https://door.example"))).isEmpty();
    assertThat(TrialPermission.ask(earnest, List.of("log:"))).isEmpty();
  }

  @Test
  void open_ofWhatIsNotThere_saysSoInPlainWords() {
    assertLost("v4l2:/dev/no-such-video", "there is no /dev/no-such-video");
    assertLost("v4l2:/dev/null", "no camera");
    assertLost("rtsp://viewer:secret@127.0.0.1:9/live", "nobody listens");
    assertLost("http://127.0.0.1:9/live", "nobody listens");
    assertLost("file:/no/such/film.mp4", "no readable file");
    assertLost("file:/no/such/picture.jpg", "picture.jpg is missing");
    assertLost("synthetic:/no/such/scene.json", "no readable scene file");
  }

  private static void assertLost(String address, String reason) {
    CameraSource source = CameraSources.of(address, permission());
    assertThatThrownBy(() -> source.open(System::nanoTime).close())
        .isInstanceOf(SourceLostException.class)
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  static TrialPermission permission() {
    return TrialPermission.ask(PolicyPack.DEMO, List.of("log:")).orElseThrow();
  }
}
