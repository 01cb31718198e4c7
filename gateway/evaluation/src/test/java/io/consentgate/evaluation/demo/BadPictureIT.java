package io.consentgate.evaluation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.consentgate.evaluation.programs.DataFolder;
import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.evaluation.programs.GatewaySettings;
import io.consentgate.evaluation.programs.Installation;
import io.consentgate.evaluation.programs.ProgramLaunch;
import io.consentgate.evaluation.programs.RunningProgram;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A picture that is none is a camera that is lost, never the end of the program")
final class BadPictureIT {

  private static final Duration READY = Duration.ofSeconds(90);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int TOO_WIDE = 8193;

  @TempDir private Path folder;

  @Test
  void look_picturesThatAreNone_losesTheCameraAndFindsItAgain() throws Exception {
    Map<String, byte[]> bad = new LinkedHashMap<>();
    bad.put("empty", new byte[0]);
    bad.put("no picture", "no picture".getBytes(StandardCharsets.US_ASCII));
    bad.put("huge", png(TOO_WIDE, 1));
    DataFolder data = DataFolder.open(folder.resolve("data"));
    Path picture = folder.resolve("camera.png");
    show(picture, png(640, 480));
    GatewaySettings settings =
        new GatewaySettings(
            FreePort.any(),
            URI.create("http://127.0.0.1:9"),
            "file:" + picture,
            "main=log:",
            List.of());

    try (RunningProgram gateway =
            RunningProgram.start(
                new ProgramLaunch(Installation.find(), data).gateway(settings), _ -> {});
        Browser screen = new Browser(settings.address())) {
      gateway.awaitReady(READY);
      awaitLens(screen, "looking for codes only");
      for (Map.Entry<String, byte[]> each : bad.entrySet()) {
        show(picture, each.getValue());
        JsonNode lost = awaitLens(screen, "lost");
        assertThat(Instant.parse(lost.path("lost_since").asText())).isBefore(Instant.MAX);
        assertThat(screen.open("/about-this-gate").ok().body()).contains("gives no picture since");

        show(picture, png(640, 480));
        awaitLens(screen, "looking for codes only");
      }
      assertThat(gateway.isAlive()).isTrue();
    }
    assertThat(Files.readString(data.logs().resolve("gateway.log")))
        .contains("camera")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
  }

  private static JsonNode awaitLens(Browser screen, String state) throws Exception {
    return Patience.await(
        "lens " + state,
        SOON,
        () -> screen.json("/about-this-gate.json").path("portals").path(0).path("lens"),
        lens -> lens.path("state").asText().equals(state));
  }

  private static void show(Path picture, byte[] bytes) throws IOException {
    Path fresh = Files.write(picture.resolveSibling("fresh"), bytes);
    Files.move(fresh, picture, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
    return bytes.toByteArray();
  }
}
