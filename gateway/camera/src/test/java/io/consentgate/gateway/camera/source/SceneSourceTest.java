package io.consentgate.gateway.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.Await;
import io.consentgate.gateway.camera.Camera;
import io.consentgate.gateway.camera.CameraSettings;
import io.consentgate.gateway.camera.CameraState;
import io.consentgate.gateway.camera.CameraTime;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.Region;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.camera.SourceLostException;
import io.consentgate.gateway.camera.code.CodeReader;
import io.consentgate.gateway.camera.code.PassSymbol;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.testing.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scene files: what they show, how they change, and what is wrong with some. */
final class SceneSourceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LONGEST = "CGP1:" + "A7:Z".repeat(148) + "END";

  @TempDir private Path folder;

  @Test
  void frames_withThePassHeldUp_showItReadably() throws Exception {
    hold("pass.png", LONGEST);
    for (String visitors : new String[] {"", "{\"seed\":7}", "{\"seed\":7},{\"seed\":9}"}) {
      write("{\"visitors\":[" + visitors + "],\"held\":\"pass.png\",\"variation\":3}");
      try (FrameStream stream = CameraSources.of(address(), permission()).open(System::nanoTime);
          Picture picture = new Picture()) {
        stream.read(picture);
        assertThat(picture.width()).isEqualTo(1280);
        assertThat(picture.height()).isEqualTo(720);
      }
      try (Camera camera = camera(address())) {
        assertThat(readPass(camera)).isEqualTo(LONGEST);
      }
    }
  }

  @Test
  void camera_whenTheSceneIsReplaced_showsTheNewOneWithoutBeingLost() throws Exception {
    write("{}");
    try (Camera camera = camera(address())) {
      Await.until("it lives", () -> camera.state() instanceof CameraState.Alive);
      CameraState alive = camera.state();
      hold("pass.png", "CGP1:FIRST");
      write("{\"held\":\"pass.png\"}");
      Await.until("the first is read", () -> "CGP1:FIRST".equals(tryPass(camera).orElse("")));

      hold("pass.png", "CGP1:SECOND");

      Await.until("the second is read", () -> "CGP1:SECOND".equals(tryPass(camera).orElse("")));
      assertThat(camera.state()).isEqualTo(alive);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"visitors\":7}",
        "{\"visitors\":[{}]}",
        "{\"visitors\":[{\"seed\":1},{\"seed\":2},{\"seed\":3},{\"seed\":4}]}",
        "{\"held\":\"no-such.png\"}",
        "{\"held\":\"scene.json\"}",
        "{\"variation\":\"x\"}",
        "{\"turn\":1.5}",
        "{\"turn\":\"left\"}",
        "{\"surprise\":1}"
      })
  void camera_withABadScene_isLostWithTheReasonAndHeals(String scene) throws Exception {
    write(scene);
    try (Camera camera = camera(address())) {
      Await.until("the reason is known", () -> isLostForAReason(camera));

      write("{}");

      Await.until("it heals", () -> camera.state() instanceof CameraState.Alive);
    }
  }

  @Test
  void frames_ofAPicture_areThatPicture() throws Exception {
    Path file = folder.resolve("face.png");
    writePicture(file, 0x102030);
    try (FrameStream stream =
            CameraSources.of("file:" + file, permission()).open(System::nanoTime);
        Picture picture = new Picture()) {
      stream.read(picture);

      assertThat(picture.width()).isEqualTo(64);
      assertThat(pixel(picture)).containsExactly(0x30, 0x20, 0x10);
    }
  }

  @Test
  void frames_ofAPictureThatIsReplaced_areTheNewOneEachTime() throws Exception {
    Path file = folder.resolve("face.png");
    writePicture(file, 0x102030);
    try (FrameStream stream =
            CameraSources.of("file:" + file, permission()).open(System::nanoTime);
        Picture picture = new Picture()) {
      stream.read(picture);
      writePicture(folder.resolve("fresh.png"), 0x405060);
      Files.move(
          folder.resolve("fresh.png"),
          file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);

      for (int i = 0; i < 3; i++) {
        stream.read(picture);
        assertThat(pixel(picture)).containsExactly(0x60, 0x50, 0x40);
      }
    }
  }

  @Test
  void refresh_whenTheSceneIsReplacedWhileItIsRead_readsItAgain() throws Exception {
    write("{}");
    AtomicInteger reads = new AtomicInteger();
    SceneStream.SceneReader reader =
        () -> {
          Scene scene = Scene.read(folder.resolve("scene.json"));
          if (reads.incrementAndGet() == 1) {
            replace("{\"variation\":1}");
          }
          return scene;
        };
    SceneStream stream =
        new SceneStream(
            reader, folder.resolve("scene.json"), SourceKind.SYNTHETIC, System::nanoTime);

    for (int i = 0; i < 3; i++) {
      stream.refresh();
    }

    assertThat(reads).hasValue(2);
  }

  private void replace(String scene) {
    try {
      write(scene);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writePicture(Path file, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    image.setRGB(10, 20, rgb);
    ImageIO.write(image, "png", file.toFile());
  }

  private static byte[] pixel(Picture picture) {
    byte[] pixel = new byte[3];
    MemorySegment.copy(
        picture.pixelsBgr(), ValueLayout.JAVA_BYTE, (20 * 64 + 10) * 3L, pixel, 0, 3);
    return pixel;
  }

  @Test
  void open_ofPicturesThatAreNone_saysSo() throws IOException {
    Files.write(folder.resolve("empty.jpg"), new byte[0]);
    Files.writeString(folder.resolve("text.jpg"), "no picture");
    byte[] huge = hugePng();
    Files.write(folder.resolve("huge.png"), huge);

    assertThat(reason("empty.jpg")).contains("no picture");
    assertThat(reason("text.jpg")).contains("no picture");
    assertThat(reason("huge.png")).contains("larger than 8192");
  }

  /** A PNG header that promises 100,000 by 100,000 pixels. */
  private byte[] hugePng() throws IOException {
    hold("small.png", "A");
    byte[] png = Files.readAllBytes(folder.resolve("small.png"));
    ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
    return png;
  }

  private String reason(String file) {
    try {
      CameraSources.of("file:" + folder.resolve(file), permission()).open(System::nanoTime).close();
      return "";
    } catch (SourceLostException e) {
      return e.reason();
    }
  }

  private static boolean isLostForAReason(Camera camera) {
    return camera.state() instanceof CameraState.Lost lost && !lost.reason().contains("opened");
  }

  private static String readPass(Camera camera) {
    for (int i = 0; i < 20; i++) {
      Optional<String> pass = tryPass(camera);
      if (pass.isPresent()) {
        return pass.get();
      }
    }
    return "";
  }

  private static Optional<String> tryPass(Camera camera) {
    try (CodeFrame frame = camera.nextCodeFrame(PATIENCE).orElseThrow()) {
      Optional<PresentedCode> code = new CodeReader().read(frame);
      if (code.isPresent() && code.get() instanceof PresentedCode.PassText pass) {
        try (pass) {
          return Optional.of(pass.text().lend(text -> new String(text, StandardCharsets.US_ASCII)));
        }
      }
      return Optional.empty();
    }
  }

  private void hold(String name, String text) throws IOException {
    try (SecretBytes secret = SecretBytes.take(text.getBytes(StandardCharsets.US_ASCII))) {
      replace(name, PassSymbol.draw(secret));
    }
  }

  private void write(String scene) throws IOException {
    replace("scene.json", scene.getBytes(StandardCharsets.UTF_8));
  }

  private void replace(String name, byte[] content) throws IOException {
    Path fresh = folder.resolve(name + ".new");
    Files.write(fresh, content);
    Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private String address() {
    return "synthetic:" + folder.resolve("scene.json");
  }

  private static Camera camera(String address) {
    return Camera.start(
        CameraSettings.ofPortal(Samples.PORTAL, Region.WHOLE),
        CameraSources.of(address, permission()),
        CameraTime.system());
  }

  private static TrialPermission permission() {
    return CameraSourcesTest.permission();
  }
}
