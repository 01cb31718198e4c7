package io.consentgate.gateway.camera.source;

import io.consentgate.gateway.camera.CameraSource;
import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.SourceKind;
import io.consentgate.gateway.camera.SourceLostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FrameGrabber;

/** A network camera or a film, through FFmpeg. */
final class FfmpegSource implements CameraSource {

  /** Longest wait for bytes; a frozen camera is lost after it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final Pattern ERROR_NUMBER = Pattern.compile("error (-\\d+)");

  /** FFmpeg's error numbers in words. */
  private static final Map<Integer, String> WORDS =
      Map.of(
          avutil.AVERROR_HTTP_UNAUTHORIZED(),
          "it refuses the user name or the password",
          avutil.AVERROR_HTTP_FORBIDDEN(),
          "it refuses this user",
          avutil.AVERROR_HTTP_NOT_FOUND(),
          "it knows no such stream; check the path",
          avutil.AVERROR_INVALIDDATA(),
          "what it sends is no video",
          avutil.AVERROR_EOF(),
          "it closes the connection",
          -104,
          "it closes the connection",
          -110,
          "it does not answer",
          -111,
          "nobody listens at that address",
          -113,
          "there is no way to that address");

  private final String name;
  private final String forDriver;
  private final SourceKind kind;

  private FfmpegSource(String name, String forDriver, SourceKind kind) {
    this.name = name;
    this.forDriver = forDriver;
    this.kind = kind;
  }

  static FfmpegSource ofNetwork(CameraAddress address) {
    return new FfmpegSource(address.shown(), address.forDriver(), SourceKind.LIVE);
  }

  /**
   * Plays a film.
   *
   * @param film the file
   * @param permission shows that it may stand for a camera
   */
  static FfmpegSource ofFilm(Path film, @SuppressWarnings("unused") TrialPermission permission) {
    return new FfmpegSource("file:" + film, film.toString(), SourceKind.FILM);
  }

  @Override
  public FrameStream open(LongSupplier nanos) throws SourceLostException {
    if (kind == SourceKind.FILM && !Files.isReadable(Path.of(forDriver))) {
      throw new SourceLostException("there is no readable file " + forDriver);
    }
    // Its messages go to standard error and may name the address with its password.
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(forDriver);
    configure(grabber);
    try {
      // The other start() holds one lock for all cameras while this one waits for the network.
      grabber.startUnsafe(true);
      return new FfmpegStream(grabber, kind == SourceKind.FILM, nanos);
    } catch (FrameGrabber.Exception e) {
      FfmpegStream.release(grabber);
      throw new SourceLostException(words(e));
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SourceKind kind() {
    return kind;
  }

  private void configure(FFmpegFrameGrabber grabber) {
    if (kind == SourceKind.LIVE) {
      String micros = String.valueOf(TIMEOUT.toNanos() / 1000);
      grabber.setOption("rtsp_transport", "tcp");
      grabber.setOption("timeout", micros);
      grabber.setOption("rw_timeout", micros);
      grabber.setOption("fflags", "nobuffer");
      grabber.setOption("flags", "low_delay");
      grabber.setOption("analyzeduration", "500000");
      grabber.setOption("probesize", "500000");
      // Several decoding threads keep one picture back each.
      grabber.setVideoOption("threads", "1");
    }
  }

  /** The exception's own message repeats the address, password included. */
  private static String words(FrameGrabber.Exception e) {
    Matcher number = ERROR_NUMBER.matcher(String.valueOf(e.getMessage()));
    if (!number.find()) {
      return "it gives no video";
    }
    int error = Integer.parseInt(number.group(1));
    String words = WORDS.get(error);
    return words == null ? "it cannot be opened (FFmpeg error " + error + ")" : words;
  }
}
