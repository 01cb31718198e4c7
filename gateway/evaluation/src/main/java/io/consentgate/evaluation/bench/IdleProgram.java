package io.consentgate.evaluation.bench;

import io.consentgate.evaluation.programs.FolderTree;
import io.consentgate.evaluation.programs.RtspServer;
import io.consentgate.evaluation.programs.RtspServer.Film;
import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.source.CameraSources;
import io.consentgate.gateway.camera.visitor.VisitorScene;
import io.consentgate.gateway.secret.ProcessMemory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** The measured process: looking for codes while nobody is there, by each kind of camera. */
public final class IdleProgram {

  private static final String RTSP = "H.264 over RTSP, 1280 x 720 at 15/s";

  /** Standard deviation of the noise, in levels of 255: enough for some Mbit/s. */
  private static final double NOISE = 2;

  private static final int FILM_PICTURES = 8;
  private static final int BYTES = 3;
  private static final int MOST_RAW = 5;
  private static final int MOST_RTSP = 10;

  private final PrintStream out;
  private final Duration time;
  private final Limits limits = new Limits();

  IdleProgram(PrintStream out, Duration time) {
    this.out = out;
    this.time = time;
  }

  /**
   * Measures. The exit status is 1 if a limit is missed.
   *
   * @param arguments how many seconds, and a camera's address if there is one
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ProcessMemory.overwriteFreed();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Duration time = Duration.ofSeconds(Integer.parseInt(arguments[0]));
    System.exit(new IdleProgram(out, time).run(List.of(arguments).subList(1, arguments.length)));
  }

  /**
   * Looks for codes while nobody is there: raw frames, frames of an RTSP server of its own, and a
   * camera's.
   *
   * @param cameras addresses
   * @return 0, or 1 if a limit is missed
   */
  int run(List<String> cameras) throws IOException, InterruptedException {
    out.printf("%nlooking for codes while nobody is there%n");
    try (RawSource raw = new RawSource()) {
      hold("raw, 1280 x 720 at 15/s", raw, MOST_RAW);
      ownRtsp(raw);
    }
    for (String address : cameras) {
      CameraSource source = CameraSources.of(address);
      hold(source.name(), source, MOST_RTSP);
    }
    return limits.status(out);
  }

  private void ownRtsp(RawSource raw) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("consentgate-rtsp");
    try {
      Path sent = folder.resolve("sent");
      Film film = new Film(VisitorScene.WIDTH, VisitorScene.HEIGHT, RawSource.FPS, FILM_PICTURES);
      Optional<RtspServer> started = RtspServer.start(folder, film, sent);
      if (started.isEmpty()) {
        out.printf(
            "  RTSP: not measured, %s; or name a camera of yours with --camera%n",
            RtspServer.NOT_INSTALLED);
        return;
      }
      try (RtspServer server = started.get()) {
        showNoisy(raw, server.pictures());
        long begin = System.nanoTime();
        hold(RTSP, CameraSources.of(server.address()), MOST_RTSP);
        out.printf(
            Locale.ROOT,
            "    it sent %.1f Mbit/s%n",
            8e3 * Files.size(sent) / (System.nanoTime() - begin));
      }
    } finally {
      FolderTree.delete(folder);
    }
  }

  /** Shows the empty entrance with the noise of a sensor, by which a film costs what it does. */
  private static void showNoisy(RawSource raw, OutputStream pictures) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    List<byte[]> clean = raw.pictures();
    for (int i = 0; i < FILM_PICTURES; i++) {
      byte[] bgr = clean.get(i % clean.size()).clone();
      for (int at = 0; at < bgr.length; at += BYTES) {
        int noise = (int) Math.round(NOISE * random.nextGaussian());
        for (int k = at; k < at + BYTES; k++) {
          bgr[k] = (byte) Math.clamp(Byte.toUnsignedInt(bgr[k]) + noise, 0, 255);
        }
      }
      pictures.write(bgr);
    }
    pictures.flush();
  }

  private void hold(String name, CameraSource source, int most) throws InterruptedException {
    IdleRun.Idle idle = new IdleRun().run(source, time);
    double share = 100 * idle.share();
    out.printf(
        Locale.ROOT,
        "  %s: %.1f %% of a core over %.0f s (at most %d %%); %d frames looked at, %d of them searched"
            + "%n",
        name,
        share,
        idle.seconds(),
        most,
        idle.frames(),
        idle.searches());
    limits.hold("idle, " + name, share, most, "% of a core");
  }
}
