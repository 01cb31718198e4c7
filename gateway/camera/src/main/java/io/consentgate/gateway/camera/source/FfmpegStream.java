package io.consentgate.gateway.camera.source;

import io.consentgate.gateway.camera.FrameStream;
import io.consentgate.gateway.camera.Picture;
import io.consentgate.gateway.camera.SourceLostException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open stream or film. */
final class FfmpegStream implements FrameStream {

  private static final Logger LOG = LoggerFactory.getLogger(FfmpegStream.class);

  /** A camera that needs longer for a picture is frozen. */
  private static final Duration SILENCE = Duration.ofMillis(1500);

  private static final double SLOWEST_FPS = 1;
  private static final double FASTEST_FPS = 60;

  private final FFmpegFrameGrabber grabber;
  private final boolean isFilm;
  private final Pace pace;
  private final LongSupplier nanos;

  FfmpegStream(FFmpegFrameGrabber grabber, boolean isFilm, LongSupplier nanos) {
    this.nanos = nanos;
    this.grabber = grabber;
    this.isFilm = isFilm;
    double fps = Math.clamp(grabber.getVideoFrameRate(), SLOWEST_FPS, FASTEST_FPS);
    pace = Pace.ofFps(fps, nanos);
  }

  @Override
  public void read(Picture into) throws SourceLostException {
    if (isFilm) {
      pace.await();
    }
    long start = nanos.getAsLong();
    try {
      Frame frame = grabber.grabImage();
      if (!isFilm && nanos.getAsLong() - start > SILENCE.toNanos()) {
        // After a time-out the decoder still hands out pictures it had kept back: old ones.
        throw new SourceLostException("the stream went silent");
      }
      if (frame == null && isFilm) {
        grabber.setTimestamp(0);
        frame = grabber.grabImage();
      }
      if (frame == null) {
        throw new SourceLostException("the stream ended or went silent");
      }
      copy(frame, into);
    } catch (FrameGrabber.Exception _) {
      throw new SourceLostException("the stream broke off");
    }
  }

  @Override
  public void close() {
    release(grabber);
  }

  static void release(FFmpegFrameGrabber grabber) {
    try {
      grabber.releaseUnsafe();
    } catch (FrameGrabber.Exception e) {
      LOG.debug("closing a stream failed: {}", e.getClass().getSimpleName());
    }
  }

  private static void copy(Frame frame, Picture into) throws SourceLostException {
    int rowBytes = frame.imageWidth * 3;
    MemorySegment target = into.shape(frame.imageWidth, frame.imageHeight);
    MemorySegment source = MemorySegment.ofBuffer(((ByteBuffer) frame.image[0]).rewind());
    for (long y = 0; y < frame.imageHeight; y++) {
      MemorySegment.copy(source, y * frame.imageStride, target, y * rowBytes, rowBytes);
    }
    source.fill((byte) 0);
  }
}
