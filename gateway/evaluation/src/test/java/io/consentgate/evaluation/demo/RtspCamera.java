package io.consentgate.evaluation.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.consentgate.evaluation.programs.RtspServer;
import io.consentgate.evaluation.programs.RtspServer.Film;
import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network camera that sends what it sees as H.264 over RTSP, through a server out of Debian's
 * packages.
 */
final class RtspCamera implements WatchedCamera {

  /** Pictures a second. */
  private static final int FPS = 15;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration A_WHILE = Duration.ofSeconds(2);

  /** Type of the part of a picture that needs no other one. */
  private static final int KEY = 5;

  private final MarkedScene scene;
  private final Path sent;
  private final RtspServer server;
  private final Thread lens;
  private volatile long markedFrom = -1;

  /** Starts it; skips the test where the server is not installed. */
  RtspCamera(Path sceneFile) throws Exception {
    scene = new MarkedScene(sceneFile);
    Path folder = Files.createTempDirectory(sceneFile.getParent(), "rtsp");
    sent = folder.resolve("sent");
    MarkedScene.View view = scene.now();
    Film film = new Film(view.image().getWidth(), view.image().getHeight(), FPS, 1);
    Optional<RtspServer> started = RtspServer.start(folder, film, sent);
    assumeTrue(started.isPresent(), RtspServer.NOT_INSTALLED);
    server = started.orElseThrow();
    lens = Thread.ofPlatform().daemon().name("lens").start(this::show);
  }

  @Override
  public String address() {
    return server.address();
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
    server.close();
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
    try (OutputStream pictures = server.pictures()) {
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
