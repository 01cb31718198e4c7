package io.consentgate.gateway.camera.source;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real RTSP server out of Debian's packages, as a process of its own. */
final class RtspServer implements AutoCloseable {

  private static final String PYTHON = "/usr/bin/python3";
  private static final String PACKAGES =
      "python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base"
          + " gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly";

  private final Path script;
  private final int port;
  private final List<String> credentials;
  private @Nullable Process process;

  RtspServer(Path folder, String... credentials) throws IOException, InterruptedException {
    assumeInstalled();
    script = folder.resolve("rtsp_server.py");
    try (InputStream source = RtspServer.class.getResourceAsStream("rtsp_server.py")) {
      Files.write(script, requireNonNull(source, "rtsp_server.py").readAllBytes());
    }
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    this.credentials = List.of(credentials);
  }

  String address(String userInfo) {
    return "rtsp://" + userInfo + "127.0.0.1:" + port + "/live";
  }

  void start() throws IOException {
    List<String> command =
        new ArrayList<>(List.of(PYTHON, script.toString(), String.valueOf(port)));
    command.addAll(credentials);
    Process started =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process = started;
    BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
    if (!"ready".equals(output.readLine())) {
      throw new IllegalStateException("the RTSP server did not start");
    }
  }

  /** Changes the size of the running stream. */
  void resize(int width, int height) throws IOException {
    BufferedWriter input = running().outputWriter(StandardCharsets.UTF_8);
    input.write(width + " " + height + "\n");
    input.flush();
  }

  void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /** Stops it from answering without closing anything. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(running().pid())).start().waitFor();
  }

  private Process running() {
    return requireNonNull(process, "the server is not started");
  }

  private static void assumeInstalled() throws IOException, InterruptedException {
    String probe =
        "import gi; gi.require_version('GstRtspServer','1.0');"
            + "from gi.repository import Gst, GstRtspServer; Gst.init(None);"
            + "assert Gst.ElementFactory.find('x264enc') and Gst.ElementFactory.find('rtph264pay')";
    boolean isThere = false;
    if (Files.isExecutable(Path.of(PYTHON))) {
      Process check =
          new ProcessBuilder(PYTHON, "-c", probe)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      isThere = check.waitFor(60, TimeUnit.SECONDS) && check.exitValue() == 0;
    }
    assumeTrue(isThere, "no RTSP server: apt-get install " + PACKAGES);
  }
}
