package io.consentgate.evaluation.demo;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.consentgate.evaluation.programs.FreePort;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network camera that sends what it sees as H.264 over RTSP, through a server out of Debian's
 * packages.
 */
final class RtspCamera implements WatchedCamera {

  /** Pictures a second. */
  private static final int FPS = 15;

  private static final String PYTHON = "/usr/bin/python3";
  private static final String NOT_INSTALLED =
      "no RTSP server: apt-get install python3-gi gir1.2-gst-rtsp-server-1.0"
          + " gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly";
  private static final String SCRIPT = "rtsp_camera.py";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration A_WHILE = Duration.ofSeconds(2);

  /** Type of the part of a picture that needs no other one. */
  private static final int KEY = 5;

  private final MarkedScene scene;
  private final Path sent;
  private final int port;
  private final Process server;
  private final Thread lens;
  private volatile long markedFrom = -1;

  /** Starts it; skips the test where the server is not installed. */
  RtspCamera(Path sceneFile) throws Exception {
    assumeTrue(Files.isExecutable(Path.of(PYTHON)), NOT_INSTALLED);
    scene = new MarkedScene(sceneFile);
    Path folder = Files.createTempDirectory(sceneFile.getParent(), "rtsp");
    sent = folder.resolve("sent");
    Path script = folder.resolve(SCRIPT);
    try (InputStream source = RtspCamera.class.getResourceAsStream(SCRIPT)) {
      Files.write(script, requireNonNull(source, SCRIPT).readAllBytes());
    }
    port = FreePort.any();
    MarkedScene.View view = scene.now();
    server =
        new ProcessBuilder(
                PYTHON,
                script.toString(),
                Integer.toString(port),
                Integer.toString(view.image().getWidth()),
                Integer.toString(view.image().getHeight()),
                Integer.toString(FPS),
                sent.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = server.inputReader(StandardCharsets.UTF_8).readLine();
    assumeFalse("missing".equals(said), NOT_INSTALLED);
    if (!"ready".equals(said)) {
      throw new IllegalStateException("the RTSP server did not start");
    }
    lens = Thread.ofPlatform().daemon().name("lens").start(this::show);
  }

  @Override
  public String address() {
    return "rtsp://127.0.0.1:" + port + "/live";
  }

  @Override
  public MarkedScene scene() {
    return scene;
  }

  /** Returns all that was sent since the key picture before the first view with a marker. */
  @Override
  public byte[] marked() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    sinceMarked().forEach(all::writeBytes);
    return all.toByteArray();
  }

  @Override
  public List<Wanted> known(Path folder) throws Exception {
    return new KnownFilm(sinceMarked()).wanted(folder);
  }

  /** Waits until it has sent what it sees now, for a while. */
  void awaitSent() throws Exception {
    int before = sinceMarked().size();
    Patience.await(
        "a camera that is looked at",
        PATIENCE,
        () -> sinceMarked().size() - before,
        more -> more > A_WHILE.toSeconds() * FPS);
  }

  @Override
  public void close() {
    lens.interrupt();
    server.destroyForcibly();
    scene.close();
  }

  private List<byte[]> sinceMarked() throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(sent));
    while (all.remaining() > Integer.BYTES) {
      int at = all.position();
      int length = all.getInt();
      if (length > all.remaining()) {
        break;
      }
      byte[] picture = new byte[length];
      all.get(picture);
      if (at <= markedFrom && isKey(picture)) {
        pictures.clear();
      }
      pictures.add(picture);
    }
    return pictures;
  }

  private static boolean isKey(byte[] picture) {
    for (int i = 3; i < picture.length; i++) {
      if (picture[i - 1] == 1
          && picture[i - 2] == 0
          && picture[i - 3] == 0
          && (picture[i] & 0x1f) == KEY) {
        return true;
      }
    }
    return false;
  }

  private void show() {
    MarkedScene.@Nullable View shown = null;
    try (OutputStream pictures = server.getOutputStream()) {
      while (true) {
        MarkedScene.View view = scene.now();
        if (!view.equals(shown)) {
          if (view.isMarked() && markedFrom < 0) {
            markedFrom = Files.size(sent);
          }
          pictures.write(view.bgr());
          pictures.flush();
          shown = view;
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (IOException | InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
