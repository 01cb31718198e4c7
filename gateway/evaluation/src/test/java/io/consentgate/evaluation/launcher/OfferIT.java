package io.consentgate.evaluation.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.consentgate.evaluation.programs.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody at a terminal, behind a proxy that takes connections and lets nothing through, so that
 * it is the same with a network and without.
 */
@DisplayName("./consentgate run on a terminal offers opencv-zoo once, and goes on with bundled")
final class OfferIT {

  private static final String QUESTION = "Install opencv-zoo now, and accept MIT and Apache-2.0?";
  private static final String READY = "Ctrl-C ends both.";
  private static final String CTRL_C = "\003";

  @TempDir private Path folder;
  private ServerSocket proxy;

  @BeforeEach
  void listen() throws IOException {
    proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> hangUp(proxy));
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  @Test
  void run_declined_goesOnAndDoesNotAskAgain() throws Exception {
    try (Terminal terminal = new Terminal()) {
      assertThat(terminal.readUntil("[y/N]"))
          .contains("There is another model set", "38.9 MB to fetch", "95 % bounds", QUESTION);
      terminal.type("n\n");
      assertThat(terminal.readUntil(READY)).contains("goes on with bundled", "/sign-in?code=");
      terminal.interrupt();
    }
    try (Terminal terminal = new Terminal()) {
      assertThat(terminal.readUntil(READY)).doesNotContain(QUESTION);
      terminal.interrupt();
    }
    assertThat(folder.resolve("data/models/face_recognition_sface_2021dec.onnx")).doesNotExist();
  }

  @Test
  void run_acceptedAndTheConnectionBreaks_saysHowToGoOnAndStartsWithBundled() throws Exception {
    try (Terminal terminal = new Terminal()) {
      terminal.readUntil("[y/N]");
      terminal.type("y\n");
      assertThat(terminal.readUntil(READY))
          .contains("was not installed", "goes on with bundled")
          .contains("./consentgate models install opencv-zoo --data " + folder.resolve("data"))
          .doesNotContain("\tat ");
      terminal.interrupt();
    }
  }

  private static void hangUp(ServerSocket proxy) {
    while (!proxy.isClosed()) {
      try {
        proxy.accept().close();
      } catch (IOException _) {
        return;
      }
    }
  }

  /** The program on a terminal of its own, which {@code script} makes. */
  private final class Terminal implements AutoCloseable {

    private final Process process;
    private final InputStream screen;
    private final OutputStream keys;

    Terminal() throws IOException {
      Path scene = Files.writeString(folder.resolve("scene.json"), "{}");
      String launcher =
          Path.of(System.getProperty("consentgate.root", ".")).resolve("consentgate").toString();
      String run =
          "'%s' run --data '%s' --camera 'synthetic:%s' --port %d --authority-port %d"
              .formatted(launcher, folder.resolve("data"), scene, FreePort.any(), FreePort.any());
      ProcessBuilder builder =
          new ProcessBuilder(
                  List.of("env", "--default-signal=INT", "script", "-qefc", run, "/dev/null"))
              .redirectErrorStream(true);
      // On CI nobody is asked.
      builder.environment().remove("CI");
      builder.environment().put("CONSENTGATE_NO_BUILD", "1");
      builder
          .environment()
          .put(
              "JDK_JAVA_OPTIONS",
              "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=" + proxy.getLocalPort());
      process = builder.start();
      screen = process.getInputStream();
      keys = process.getOutputStream();
    }

    String readUntil(String end) throws IOException {
      StringBuilder seen = new StringBuilder();
      while (seen.indexOf(end) < 0) {
        byte[] some = new byte[4096];
        int n = screen.read(some);
        if (n < 0) {
          throw new IOException("it ended after saying: " + seen);
        }
        seen.append(new String(some, 0, n, UTF_8));
      }
      return seen.toString();
    }

    void type(String text) throws IOException {
      keys.write(text.getBytes(UTF_8));
      keys.flush();
    }

    /** As the terminal does it: everything that was started there is interrupted. */
    void interrupt() throws IOException, InterruptedException {
      type(CTRL_C);
      assertThat(readUntil("Both programs have ended.")).doesNotContain("\tat ");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      try {
        screen.close();
        keys.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
