package io.consentgate.evaluation.programs;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A network camera that sends H.264 over RTSP, for tests and measurements: a server out of Debian's
 * packages in a process of its own, which shows the pictures that it is given.
 */
public final class RtspServer implements AutoCloseable {

  /** What to do where it is not installed. */
  public static final String NOT_INSTALLED =
      "no RTSP server: apt-get install python3-gi gir1.2-gst-rtsp-server-1.0"
          + " gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly";

  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SCRIPT = "rtsp_camera.py";

  private final Process process;
  private final int port;

  private RtspServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * What it sends.
   *
   * @param width of its pictures, in pixels
   * @param height of its pictures, in pixels
   * @param fps pictures a second
   * @param turns shows the latest so many pictures by turns; with 1 it shows each until the next
   *     comes
   */
  public record Film(int width, int height, int fps, int turns) {}

  /**
   * Starts it.
   *
   * @param folder where its script is laid
   * @param film what it sends
   * @param sent gets every encoded picture as it is sent, after its length in four bytes, the
   *     highest first; {@code /dev/null} to keep none
   * @return nothing where it is not installed
   * @throws IOException if it does not start
   */
  public static Optional<RtspServer> start(Path folder, Film film, Path sent) throws IOException {
    if (!Files.isExecutable(PYTHON)) {
      return Optional.empty();
    }
    Path script = folder.resolve(SCRIPT);
    try (InputStream source = RtspServer.class.getResourceAsStream(SCRIPT)) {
      Files.write(script, requireNonNull(source, SCRIPT).readAllBytes());
    }
    int port = FreePort.any();
    Process process =
        new ProcessBuilder(
                PYTHON.toString(),
                script.toString(),
                Integer.toString(port),
                Integer.toString(film.width()),
                Integer.toString(film.height()),
                Integer.toString(film.fps()),
                Integer.toString(film.turns()),
                sent.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = process.inputReader(StandardCharsets.UTF_8).readLine();
    if ("ready".equals(said)) {
      return Optional.of(new RtspServer(process, port));
    }
    process.destroyForcibly();
    if ("missing".equals(said)) {
      return Optional.empty();
    }
    throw new IOException("the RTSP server did not start");
  }

  /** Returns where it can be looked at. */
  public String address() {
    return "rtsp://127.0.0.1:" + port + "/live";
  }

  /** Returns where its pictures go: rows of blue, green and red bytes without gaps. */
  public OutputStream pictures() {
    return process.getOutputStream();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
